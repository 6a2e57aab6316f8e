//@ native
// fork keeps dispositions and mask, not pending signals; exec is not tried here.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void h(int s) { (void)s; write(1, "handler\n", 8); }
int main(void)
{
    sigset_t s, p;
    signal(SIGUSR1, h);
    sigemptyset(&s);
    sigaddset(&s, SIGUSR1);
    sigprocmask(SIG_BLOCK, &s, NULL);
    raise(SIGUSR1);
    if (fork() == 0) {
        sigset_t m;
        sigpending(&p);
        sigprocmask(SIG_BLOCK, NULL, &m);
        printf("child: pending %d blocked %d\n", sigismember(&p, SIGUSR1), sigismember(&m, SIGUSR1));
        fflush(stdout);
        raise(SIGUSR1);
        sigprocmask(SIG_UNBLOCK, &s, NULL);
        _exit(0);
    }
    wait(NULL);
    sigpending(&p);
    printf("parent: pending %d\n", sigismember(&p, SIGUSR1));
    fflush(stdout);
    sigprocmask(SIG_UNBLOCK, &s, NULL);
    return 0;
}
