//@ native
// timerfd counts expirations; signalfd reads blocked signals.
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
    int t = timerfd_create(CLOCK_MONOTONIC, 0);
    struct itimerspec s = { { 0, 0 }, { 0, 20000000 } };
    timerfd_settime(t, 0, &s, NULL);
    uint64_t v;
    printf("%zd %lu\n", read(t, &v, 8), (unsigned long)v);
    sigset_t m;
    sigemptyset(&m);
    sigaddset(&m, SIGUSR1);
    sigprocmask(SIG_BLOCK, &m, NULL);
    int f = signalfd(-1, &m, 0);
    raise(SIGUSR1);
    struct signalfd_siginfo i;
    ssize_t n = read(f, &i, sizeof i);
    printf("%d %d\n", n == sizeof i, i.ssi_signo == SIGUSR1);
    return 0;
}
