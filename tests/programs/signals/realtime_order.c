//@ native
// Real-time signals queue, each one, with its value; lower numbers first, then by age; standard ones do not queue.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static int values[20], n, standard;
static void h(int s, siginfo_t *i, void *u) { values[n++] = (s - SIGRTMIN) * 100 + i->si_value.sival_int; }
static void std(int s) { standard++; }
int main(void)
{
    struct sigaction sa = { .sa_sigaction = h, .sa_flags = SA_SIGINFO };
    sigset_t all, old;
    sigfillset(&sa.sa_mask);
    sigaction(SIGRTMIN + 1, &sa, NULL);
    sigaction(SIGRTMIN + 2, &sa, NULL);
    signal(SIGUSR1, std);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &old);
    sigqueue(getpid(), SIGRTMIN + 2, (union sigval){ .sival_int = 1 });
    sigqueue(getpid(), SIGRTMIN + 1, (union sigval){ .sival_int = 2 });
    sigqueue(getpid(), SIGRTMIN + 2, (union sigval){ .sival_int = 3 });
    sigqueue(getpid(), SIGRTMIN + 1, (union sigval){ .sival_int = 4 });
    for (int i = 0; i < 5; i++)
        kill(getpid(), SIGUSR1);
    sigprocmask(SIG_SETMASK, &old, NULL);
    for (int i = 0; i < n; i++)
        printf("%d ", values[i]);
    printf("\nstandard: %d\n", standard);
    return 0;
}
