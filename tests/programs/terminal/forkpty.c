//@ native
/* forkpty(3): a session of its own on a pseudo-terminal, its keyboard's signals, and the hang-up. */
#define _GNU_SOURCE
#include <errno.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int master;

/* Reads from the master up to so many newlines, or its end. */
static void show(const char *what, int lines)
{
    unsigned char c;
    ssize_t n;
    printf("%s: ", what);
    while (lines > 0 && (n = read(master, &c, 1)) == 1) {
        printf(c < 32 || c > 126 ? "\\x%02x" : "%c", c);
        lines -= c == '\n';
    }
    if (lines > 0)
        printf(" (%s)", strerror(errno));
    printf("\n");
    fflush(stdout);
}

static void wait_for(pid_t pid)
{
    int status;
    waitpid(pid, &status, 0);
    if (WIFSIGNALED(status))
        printf("ended by %d\n", WTERMSIG(status));
    else
        printf("status %d\n", WEXITSTATUS(status));
    fflush(stdout);
}

int main(void)
{
    pid_t pid = forkpty(&master, NULL, NULL, NULL);
    if (pid == 0) {
        char line[50];
        printf("terminal %d, leader %d, in front %d\n", isatty(0), getsid(0) == getpid(), tcgetpgrp(0) == getpid());
        fgets(line, sizeof line, stdin);
        printf("got %s", line);
        fflush(stdout);
        for (;;)
            pause();
    }
    show("child", 1);
    write(master, "line\n", 5);
    show("child", 2);
    write(master, "\x03", 1);
    wait_for(pid);
    show("rest", 1);
    close(master);

    pid = forkpty(&master, NULL, NULL, NULL);
    if (pid == 0) {
        execlp("sh", "sh", "-c", "echo from the shell; read x; echo $x; exit 3", (char *)NULL);
        _exit(9);
    }
    show("shell", 1);
    write(master, "typed\n", 6);
    show("shell", 2);
    wait_for(pid);
    show("rest", 1);
    close(master);

    pid = forkpty(&master, NULL, NULL, NULL);
    if (pid == 0) {
        write(1, "\n", 1);
        for (;;)
            pause();
    }
    show("waits", 1);
    close(master);
    wait_for(pid);

    int slave;
    struct winsize size = { 10, 20 };
    printf("openpty %d\n", openpty(&master, &slave, NULL, NULL, &size));
    printf("no terminal of this session: %d\n", tcgetpgrp(slave));
    return 0;
}
