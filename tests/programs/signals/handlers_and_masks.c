//@ native
// While a handler runs its signal is blocked, and what sa_mask says; SA_NODEFER leaves it open.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static int depth, deepest, order[10], n;
static void nested(int s)
{
    static int calls;
    depth++;
    if (depth > deepest)
        deepest = depth;
    if (++calls % 3)
        raise(s);
    depth--;
}
static void usr1(int s) { order[n++] = 1; raise(SIGUSR2); order[n++] = 2; }
static void usr2(int s) { order[n++] = 3; }
int main(void)
{
    struct sigaction sa = { .sa_handler = nested };
    sigaction(SIGTERM, &sa, NULL);
    raise(SIGTERM);
    say("the signal waits while its handler runs", deepest == 1);
    deepest = 0;
    sa.sa_flags = SA_NODEFER;
    sigaction(SIGTERM, &sa, NULL);
    raise(SIGTERM);
    say("with SA_NODEFER handlers nest", deepest == 3);
    sa = (struct sigaction){ .sa_handler = usr2 };
    sigaction(SIGUSR2, &sa, NULL);
    sa.sa_handler = usr1;
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    say("another signal interrupts a handler", order[0] == 1 && order[1] == 3 && order[2] == 2);
    n = 0;
    sigaddset(&sa.sa_mask, SIGUSR2);
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    say("unless sa_mask has it", order[0] == 1 && order[1] == 2 && order[2] == 3);
    return 0;
}
