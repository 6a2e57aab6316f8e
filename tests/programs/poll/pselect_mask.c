//@ native
// pselect and ppoll open the mask while they wait: no signal slips between.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/select.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int got;
static void h(int s) { got = 1; }
int main(void)
{
    sigset_t block, open;
    signal(SIGALRM, h);
    sigemptyset(&open);
    sigemptyset(&block);
    sigaddset(&block, SIGALRM);
    sigprocmask(SIG_BLOCK, &block, NULL);
    raise(SIGALRM);
    say("it waits behind the mask", got == 0);
    say("pselect lets it in: EINTR", pselect(0, NULL, NULL, NULL, NULL, &open) == -1 && errno == EINTR && got);
    got = 0;
    raise(SIGALRM);
    say("ppoll, too", ppoll(NULL, 0, NULL, &open) == -1 && errno == EINTR && got);
    sigset_t now;
    sigprocmask(SIG_BLOCK, NULL, &now);
    say("afterwards the mask is the old one", sigismember(&now, SIGALRM));
    return 0;
}
