//@ native
// kill to a group, to everyone in it; a process outside is not meant.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int got;
static void h(int s) { got++; }
int main(void)
{
    int status, ready[2], n = 0;
    char c;
    signal(SIGUSR1, h);
    pipe(ready);
    pid_t leader = 0;
    for (int i = 0; i < 3; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            signal(SIGUSR1, SIG_DFL);
            setpgid(0, leader);
            write(ready[1], "x", 1);
            for (;;)
                pause();
        }
        setpgid(pid, leader);
        if (leader == 0)
            leader = pid;
    }
    for (int i = 0; i < 3; i++)
        read(ready[0], &c, 1);
    say("kill(-pgid, 0) asks", kill(-leader, 0) == 0);
    kill(-leader, SIGUSR1);
    while (waitpid(-leader, &status, 0) > 0)
        n += WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR1;
    say("all three ended by it", n == 3);
    say("not this one", got == 0);
    say("the group is gone: ESRCH", kill(-leader, SIGUSR1) == -1 && errno == ESRCH);
    say("killpg of the own group comes here", (killpg(getpgrp(), 0) == 0) && kill(0, 0) == 0);
    say("no such signal: EINVAL", kill(getpid(), 65) == -1 && errno == EINVAL);
    return 0;
}
