/* Dijkstra's dining philosophers: N at a table, each eats once. */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#ifndef N
#define N 3
#endif
#define LEFT(i) (i)
#define RIGHT(i) (((i) + 1) % N)
#ifdef SEMAPHORES
sem_t forks[N];
#define TAKE(f) sem_wait(&forks[f])
#define PUT(f) sem_post(&forks[f])
#else
pthread_mutex_t forks[N];
#define TAKE(f) pthread_mutex_lock(&forks[f])
#define PUT(f) pthread_mutex_unlock(&forks[f])
#endif
sem_t seats;
pthread_mutex_t table = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t freed = PTHREAD_COND_INITIALIZER;
int eating[N];

void *dine(void *arg)
{
    int i = (int)(long)arg;
#if defined MONITOR
    pthread_mutex_lock(&table);
    while (eating[(i + N - 1) % N] || eating[(i + 1) % N])
        pthread_cond_wait(&freed, &table);
    eating[i] = 1;
    pthread_mutex_unlock(&table);
    pthread_mutex_lock(&table);
    eating[i] = 0;
    pthread_cond_broadcast(&freed);
    pthread_mutex_unlock(&table);
#else
    int first = LEFT(i), second = RIGHT(i);
#ifdef ORDERED
    if (first > second)
        first = RIGHT(i), second = LEFT(i);
#elif defined ODD
    if (i % 2)
        first = RIGHT(i), second = LEFT(i);
#endif
#ifdef SEATS
    sem_wait(&seats);
#endif
    TAKE(first);
    TAKE(second);
    PUT(second);
    PUT(first);
#ifdef SEATS
    sem_post(&seats);
#endif
#endif
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    sem_init(&seats, 0, N - 1);
    for (int i = 0; i < N; i++)
#ifdef SEMAPHORES
        sem_init(&forks[i], 0, 1);
#else
        pthread_mutex_init(&forks[i], NULL);
#endif
    for (long i = 0; i < N; i++)
        pthread_create(&t[i], NULL, dine, (void *)i);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    puts("full");
    return 0;
}
