//@ native
// A handler may run on a stack of its own: even when the ordinary one is exhausted.
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static char stack[65536];
static volatile int on_it;
static sigjmp_buf back;
static void h(int s)
{
    char here;
    on_it = &here >= stack && &here < stack + sizeof stack;
}
int main(void)
{
    stack_t ss = { .ss_sp = stack, .ss_size = sizeof stack }, old;
    say("none at first", sigaltstack(NULL, &old) == 0 && old.ss_flags == SS_DISABLE);
    sigaltstack(&ss, NULL);
    struct sigaction sa = { .sa_handler = h };
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    say("without SA_ONSTACK it stays on the ordinary one", !on_it);
    sa.sa_flags = SA_ONSTACK;
    sigaction(SIGUSR1, &sa, NULL);
    raise(SIGUSR1);
    say("with it, on the other", on_it);
    sigaltstack(NULL, &old);
    say("it is as it was set", old.ss_sp == stack && old.ss_size == sizeof stack && old.ss_flags == 0);
    ss.ss_size = 100;
    say("too small: ENOMEM", sigaltstack(&ss, NULL) == -1 && errno == ENOMEM);
    return 0;
}
