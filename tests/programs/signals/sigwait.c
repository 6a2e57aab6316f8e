//@ native
// sigwait takes a blocked signal without a handler; sigtimedwait gives up with EAGAIN.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
    sigset_t s;
    int sig;
    sigemptyset(&s);
    sigaddset(&s, SIGUSR2);
    sigaddset(&s, SIGTERM);
    sigprocmask(SIG_BLOCK, &s, NULL);
    kill(getpid(), SIGTERM);
    kill(getpid(), SIGUSR2);
    sigwait(&s, &sig);
    printf("%d\n", sig == SIGUSR2);
    siginfo_t i;
    printf("%d %d\n", sigwaitinfo(&s, &i) == SIGTERM, i.si_pid == getpid());
    struct timespec t = { 0, 1000000 };
    int r = sigtimedwait(&s, &i, &t);
    printf("%d %d\n", r, errno == EAGAIN);
    return 0;
}
