//@ native
// sigsuspend: the signal sent before it waits is not lost.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile sig_atomic_t got;
static void h(int s) { got = s; }
int main(void)
{
    sigset_t block, old;
    signal(SIGUSR1, h);
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, &old);
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    int r = 0;
    while (!got)
        r = sigsuspend(&old);
    printf("%d %d %d\n", got == SIGUSR1, r, errno == EINTR);
    sigset_t now;
    sigprocmask(SIG_BLOCK, NULL, &now);
    printf("%d\n", sigismember(&now, SIGUSR1));
    wait(NULL);
    return 0;
}
