//@ native
// siglongjmp out of a handler restores the mask.
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
static sigjmp_buf env;
static void h(int s) { siglongjmp(env, s); }
int main(void)
{
    sigset_t m;
    volatile int tries = 0;
    signal(SIGUSR1, h);
    int r = sigsetjmp(env, 1);
    if (tries++ < 2) {
        if (r) printf("back with %d\n", r == SIGUSR1);
        raise(SIGUSR1);
    }
    sigprocmask(SIG_BLOCK, NULL, &m);
    printf("%d %d\n", tries, sigismember(&m, SIGUSR1));
    return 0;
}
