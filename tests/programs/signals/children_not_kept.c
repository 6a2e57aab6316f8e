//@ native
// SIGCHLD ignored, or SA_NOCLDWAIT: children leave no zombies, and wait gives ECHILD when all have gone.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status;
    signal(SIGCHLD, SIG_IGN);
    if (fork() == 0)
        _exit(1);
    say("ignored: wait waits for all and says ECHILD", wait(&status) == -1 && errno == ECHILD);
    struct sigaction sa = { .sa_handler = SIG_DFL, .sa_flags = SA_NOCLDWAIT };
    sigaction(SIGCHLD, &sa, NULL);
    if (fork() == 0)
        _exit(1);
    say("SA_NOCLDWAIT: the same", wait(&status) == -1 && errno == ECHILD);
    signal(SIGCHLD, SIG_DFL);
    if (fork() == 0)
        _exit(1);
    say("by default they wait to be waited for", wait(&status) > 0 && WEXITSTATUS(status) == 1);
    return 0;
}
