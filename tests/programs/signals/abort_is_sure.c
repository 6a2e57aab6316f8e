//@ native
// abort ends the process even if SIGABRT is caught, ignored or blocked; streams are not flushed.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void h(int s) { write(1, "caught\n", 7); }
static int end(int how)
{
    int status;
    if (fork() == 0) {
        sigset_t set;
        printf("never seen");
        if (how == 0) signal(SIGABRT, h);
        if (how == 1) signal(SIGABRT, SIG_IGN);
        if (how == 2) { sigemptyset(&set); sigaddset(&set, SIGABRT); sigprocmask(SIG_BLOCK, &set, NULL); }
        abort();
    }
    wait(&status);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}
int main(void)
{
    say("caught", end(0));
    say("ignored", end(1));
    say("blocked", end(2));
    return 0;
}
