//@ native
// Real-time signals queue, carry values, and arrive lowest number first.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static void h(int s, siginfo_t *i, void *u)
{
    (void)u;
    printf("%d: %d from me %d code %d\n", s - SIGRTMIN, i->si_value.sival_int, i->si_pid == getpid(), i->si_code == SI_QUEUE);
}
int main(void)
{
    struct sigaction sa = { .sa_sigaction = h, .sa_flags = SA_SIGINFO };
    sigset_t set;
    sigfillset(&sa.sa_mask);
    sigaction(SIGRTMIN, &sa, NULL);
    sigaction(SIGRTMIN + 1, &sa, NULL);
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigaddset(&set, SIGRTMIN + 1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int k = 1; k <= 3; k++) {
        sigqueue(getpid(), SIGRTMIN + 1, (union sigval){ .sival_int = 10 * k });
        sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = k });
    }
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    return 0;
}
