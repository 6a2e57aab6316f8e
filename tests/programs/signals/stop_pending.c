//@ native
// A pending stop signal goes when SIGCONT comes, and the other way round.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    sigset_t set, pending;
    sigemptyset(&set);
    sigaddset(&set, SIGTSTP);
    sigaddset(&set, SIGCONT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGTSTP);
    sigpending(&pending);
    say("SIGTSTP is pending", sigismember(&pending, SIGTSTP) == 1);
    raise(SIGCONT);
    sigpending(&pending);
    say("SIGCONT took it away", sigismember(&pending, SIGTSTP) == 0);
    raise(SIGTSTP);
    sigpending(&pending);
    say("and SIGTSTP takes a pending SIGCONT away", sigismember(&pending, SIGCONT) == 0);
    raise(SIGCONT);
    return 0;
}
