/* A signal that comes while its handler still runs in one thread goes to another. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

pthread_t first;
atomic_int by_first, by_other;

void handler(int number)
{
    if (pthread_equal(pthread_self(), first))
        by_first = 1;
    else
        by_other = 1;
}

void *sender(void *arg)
{
    kill(getpid(), SIGUSR1);
    if (by_first)
        kill(getpid(), SIGUSR1);
    return NULL;
}

int main(void)
{
    pthread_t t;
    first = pthread_self();
    signal(SIGUSR1, handler);
    pthread_create(&t, NULL, sender, NULL);
    pthread_join(t, NULL);
    printf("%d%d\n", by_first, by_other);
    return 0;
}
