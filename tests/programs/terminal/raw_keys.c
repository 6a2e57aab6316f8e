//@ set: stdout=terminal
//@ keys: a
//@ keys: ^C
//@ keys: ^D
//@ keys: q
//@ keys: a line\n
/* The console in raw mode: each key at once, Ctrl-C and Ctrl-D as bytes; then by lines again. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static struct termios usual;

static void restore(void)
{
    tcsetattr(0, TCSAFLUSH, &usual);
}

int main(void)
{
    struct termios raw;
    char c, line[50];
    tcgetattr(0, &usual);
    atexit(restore);
    raw = usual;
    cfmakeraw(&raw);
    tcsetattr(0, TCSAFLUSH, &raw);
    do {
        read(0, &c, 1);
        if (iscntrl(c))
            printf("control %d\r\n", c);
        else
            printf("key %c\r\n", c);
    } while (c != 'q');
    restore();
    printf("line: %s", fgets(line, sizeof line, stdin));
    return 0;
}
