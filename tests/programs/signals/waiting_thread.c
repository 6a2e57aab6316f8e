//@ native
// The way of threads: all block the signals, one waits for them with sigwait.
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void *waiter(void *arg)
{
    int s, n = 0;
    do {
        sigwait(arg, &s);
        printf("the waiter takes %s\n", s == SIGUSR1 ? "SIGUSR1" : "SIGTERM");
        n++;
    } while (s != SIGTERM);
    return (void *)(long)n;
}
int main(void)
{
    pthread_t t;
    sigset_t set;
    void *n;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    pthread_create(&t, NULL, waiter, &set);
    kill(getpid(), SIGUSR1);
    usleep(20000);
    kill(getpid(), SIGTERM);
    pthread_join(t, &n);
    printf("%ld signals\n", (long)n);
    return 0;
}
