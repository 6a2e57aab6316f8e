//@ native
// sigsetjmp saves the mask if asked; setjmp does not; longjmp(0) gives 1.
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static sigjmp_buf env;
static jmp_buf plain;
static void h(int s) { siglongjmp(env, 5); }
int main(void)
{
    sigset_t now;
    signal(SIGUSR1, h);
    int r = sigsetjmp(env, 1);
    if (r == 0)
        raise(SIGUSR1);
    sigprocmask(SIG_BLOCK, NULL, &now);
    say("saved: the signal is open again", r == 5 && !sigismember(&now, SIGUSR1));
    r = sigsetjmp(env, 0);
    if (r == 0)
        raise(SIGUSR1);
    sigprocmask(SIG_BLOCK, NULL, &now);
    say("not saved: it is still blocked", r == 5 && sigismember(&now, SIGUSR1));
    volatile int times = 0;
    r = setjmp(plain);
    times++;
    if (times == 1)
        longjmp(plain, 0);
    say("longjmp with 0 gives 1", r == 1 && times == 2);
    return 0;
}
