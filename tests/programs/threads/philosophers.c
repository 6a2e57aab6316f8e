//@ native
// Dining philosophers: one takes the forks the other way round, so nobody waits for ever.
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>

static pthread_mutex_t forks[5];
static int meals[5];
static void *philosopher(void *arg)
{
    int i = (int)(long)arg, left = i, right = (i + 1) % 5;
    if (i == 4) { left = 0; right = 4; }
    for (int n = 0; n < 20; n++) {
        pthread_mutex_lock(&forks[left]);
        sched_yield();
        pthread_mutex_lock(&forks[right]);
        meals[i]++;
        pthread_mutex_unlock(&forks[right]);
        pthread_mutex_unlock(&forks[left]);
    }
    return NULL;
}
int main(void)
{
    pthread_t t[5];
    for (int i = 0; i < 5; i++)
        pthread_mutex_init(&forks[i], NULL);
    for (long i = 0; i < 5; i++)
        pthread_create(&t[i], NULL, philosopher, (void *)i);
    for (int i = 0; i < 5; i++) {
        pthread_join(t[i], NULL);
        printf("philosopher %d ate %d times\n", i, meals[i]);
    }
    return 0;
}
