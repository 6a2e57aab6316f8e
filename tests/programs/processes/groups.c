//@ native
// Process groups and sessions.
#include <errno.h>
#include <stdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int s;
    pid_t p = fork();
    if (p == 0) {
        setpgid(0, 0);
        printf("%d\n", getpgrp() == getpid());
        fflush(stdout);
        pid_t sid = setsid();
        printf("%d %d\n", sid, errno == EPERM);
        return 0;
    }
    waitpid(p, &s, 0);
    p = fork();
    if (p == 0) {
        printf("%d %d\n", setsid() == getpid(), getsid(0) == getpid());
        return 0;
    }
    waitpid(p, &s, 0);
    pid_t g = fork();
    if (g == 0) { setpgid(0, 0); for (;;) pause(); }
    setpgid(g, g);
    pid_t h = fork();
    if (h == 0) { setpgid(0, g); for (;;) pause(); }
    setpgid(h, g);
    kill(-g, SIGTERM);
    int n = 0;
    while (waitpid(-g, &s, 0) > 0)
        if (WIFSIGNALED(s) && WTERMSIG(s) == SIGTERM) n++;
    printf("%d\n", n);
    return 0;
}
