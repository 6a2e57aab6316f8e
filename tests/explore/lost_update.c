#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#ifndef THREADS
#define THREADS 2
#endif
#ifndef TIMES
#define TIMES 1
#endif
#ifdef ATOMIC
atomic_int counter;
#else
int counter;
#endif
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

void *add(void *arg)
{
    for (int i = 0; i < TIMES; i++) {
#ifdef MUTEX
        pthread_mutex_lock(&m);
#endif
        counter++;
#ifdef MUTEX
        pthread_mutex_unlock(&m);
#endif
    }
    return NULL;
}

int main(void)
{
    pthread_t t[THREADS];
    for (int i = 0; i < THREADS; i++)
        pthread_create(&t[i], NULL, add, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", counter);
    return 0;
}
