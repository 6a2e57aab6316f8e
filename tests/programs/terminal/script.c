//@ native
/* As script(1): a program runs on a pseudo-terminal, and what it prints is kept. It prints as on a terminal: what goes
   to standard output comes line by line, in order with what goes to standard error. */
#define _GNU_SOURCE
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void work(void)
{
    char answer[20];
    printf("name? ");
    fflush(stdout);
    fgets(answer, sizeof answer, stdin);
    printf("hello %s", answer);
    fprintf(stderr, "to standard error\n");
    printf("last\n");
}

int main(void)
{
    int master, status;
    char kept[500];
    size_t n = 0;
    pid_t pid = forkpty(&master, NULL, NULL, NULL);
    if (pid == 0) {
        work();
        fflush(stdout);
        _exit(0);
    }
    struct pollfd watched = { master, POLLIN, 0 };
    while (poll(&watched, 1, -1) > 0) {
        ssize_t got = read(master, kept + n, sizeof kept - n);
        if (got <= 0)
            break;
        n += got;
        if (n >= 6 && memcmp(kept + n - 6, "name? ", 6) == 0)
            write(master, "Ada\n", 4);
    }
    waitpid(pid, &status, 0);
    for (size_t i = 0; i < n; i++)
        if (kept[i] != '\r')
            putchar(kept[i]);
    printf("status %d\n", WEXITSTATUS(status));
    return 0;
}
