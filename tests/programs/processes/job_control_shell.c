//@ native
// How a shell with job control puts a pipeline into a group of its own, stops it and continues it.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    pid_t a, b, group;
    int status, p[2];
    pipe(p);
    if ((a = fork()) == 0) {
        setpgid(0, 0);
        for (;;)
            pause();
    }
    setpgid(a, a);
    if ((b = fork()) == 0) {
        setpgid(0, a);
        for (;;)
            pause();
    }
    setpgid(b, a);
    group = a;
    say("both are in the job's group", getpgid(a) == group && getpgid(b) == group && getpgrp() != group);
    kill(-group, SIGTSTP);
    int stopped = 0;
    while (stopped < 2 && waitpid(-group, &status, WUNTRACED) > 0)
        stopped += WIFSTOPPED(status) && WSTOPSIG(status) == SIGTSTP;
    say("Ctrl-Z stopped the whole job", stopped == 2);
    kill(-group, SIGCONT);
    int continued = 0;
    while (continued < 2 && waitpid(-group, &status, WCONTINUED) > 0)
        continued += WIFCONTINUED(status) != 0;
    say("fg continued it", continued == 2);
    kill(-group, SIGINT);
    int ended = 0;
    while (waitpid(-group, &status, 0) > 0)
        ended += WIFSIGNALED(status) && WTERMSIG(status) == SIGINT;
    say("Ctrl-C ended it", ended == 2);
    return 0;
}
