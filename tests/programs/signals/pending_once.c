//@ native
// Standard signals do not queue: three sent while blocked, one delivered.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static int n;
static void h(int s) { (void)s; n++; }
int main(void)
{
    sigset_t set, old, pend;
    signal(SIGUSR1, h);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, &old);
    for (int i = 0; i < 3; i++)
        kill(getpid(), SIGUSR1);
    sigpending(&pend);
    printf("pending %d, handled %d\n", sigismember(&pend, SIGUSR1), n);
    sigprocmask(SIG_SETMASK, &old, NULL);
    printf("handled %d\n", n);
    return 0;
}
