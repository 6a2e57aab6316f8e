//@ native
/* The line editing of a terminal (termios(3)): Ctrl-W takes a word back, Ctrl-V takes the next key as it is, and what
   the screen shows of both; letters made small on the way in and great on the way out. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int master, slave;

static void show(const char *what, const char *s, ssize_t n)
{
    printf("%s %zd:", what, n);
    for (ssize_t i = 0; i < n; i++)
        if (s[i] < 32 || s[i] == 127)
            printf(" %d ", s[i]);
        else
            putchar(s[i]);
    puts("");
}

/* What is typed, as a program reads it and as the screen shows it. */
static void type(const char *keys)
{
    char buf[200];
    write(master, keys, strlen(keys));
    show("read", buf, read(slave, buf, sizeof buf));
    show("seen", buf, read(master, buf, sizeof buf));
}

int main(void)
{
    master = posix_openpt(O_RDWR | O_NOCTTY);
    grantpt(master);
    unlockpt(master);
    slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    struct termios t, saved;
    tcgetattr(slave, &saved);
    printf("%o %o %o %o\n", saved.c_iflag, saved.c_oflag, saved.c_cflag, saved.c_lflag);
    type("one two_3\x17" "four\n");
    type("one two;, \x17\x17" "x\n");
    type("a\x16\x03" "b\x16\x16\x16\x17.\n");
    type("a\x16\nb\n");
    type("a\tb\x16\t\n");
    type("\xc3\xa9\x7f!\n");
    t = saved;
    t.c_iflag |= IUTF8;
    tcsetattr(slave, TCSANOW, &t);
    type("\xc3\xa9\x7f!\n");
    t.c_lflag &= ~IEXTEN;
    tcsetattr(slave, TCSANOW, &t);
    type("one two\x17\x16!\n");
    t = saved;
    t.c_iflag |= IUCLC | IGNCR | ISTRIP;
    t.c_oflag |= OLCUC | OCRNL;
    t.c_oflag &= ~ONLCR;
    tcsetattr(slave, TCSANOW, &t);
    type("SMALL\r \xc1\n");
    char buf[100];
    write(slave, "great\r\n", 7);
    show("seen", buf, read(master, buf, sizeof buf));
    return 0;
}
