//@ native
// A filter as a coprocess (APUE): two pipes, a line there, a line back.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int to[2], from[2], n;
    char line[64];
    signal(SIGPIPE, SIG_IGN);
    pipe(to);
    pipe(from);
    if (fork() == 0) {
        close(to[1]);
        close(from[0]);
        int a, b;
        while ((n = read(to[0], line, sizeof line - 1)) > 0) {
            line[n] = 0;
            if (sscanf(line, "%d%d", &a, &b) == 2)
                n = snprintf(line, sizeof line, "%d\n", a + b);
            else
                n = snprintf(line, sizeof line, "invalid args\n");
            write(from[1], line, n);
        }
        _exit(0);
    }
    close(to[0]);
    close(from[1]);
    char *questions[] = { "1 2\n", "40 2\n", "x\n" };
    for (int i = 0; i < 3; i++) {
        write(to[1], questions[i], strlen(questions[i]));
        n = read(from[0], line, sizeof line - 1);
        line[n] = 0;
        printf("%s", line);
    }
    close(to[1]);
    wait(NULL);
    return 0;
}
