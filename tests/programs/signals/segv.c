//@ native
// A handler for SIGSEGV sees the address; leaving it needs siglongjmp.
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
static sigjmp_buf env;
static void *addr;
static void h(int s, siginfo_t *i, void *u)
{
    (void)s; (void)u;
    addr = i->si_addr;
    siglongjmp(env, 1);
}
int main(void)
{
    struct sigaction sa;
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = h;
    sa.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &sa, NULL);
    if (sigsetjmp(env, 1) == 0)
        *(volatile int *)16 = 1;
    printf("caught at %p\n", addr);
    return 0;
}
