//@ native
// sigsuspend opens the mask and waits in one act; the mask is the old one again when it returns.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int got;
static void h(int s) { got = 1; }
int main(void)
{
    sigset_t block, old, now;
    signal(SIGUSR1, h);
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, &old);
    raise(SIGUSR1);
    say("blocked, it has not come", got == 0);
    say("sigsuspend returns -1 with EINTR", sigsuspend(&old) == -1 && errno == EINTR);
    say("it came in there", got == 1);
    sigprocmask(SIG_BLOCK, NULL, &now);
    say("the mask is the old one", sigismember(&now, SIGUSR1) == 1);
    return 0;
}
