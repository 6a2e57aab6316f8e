/* Readers and writers (Courtois and others 1971): the first solution prefers readers, the second writers. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
sem_t m1, m2, m3, r, w;
int readers, writers;
atomic_int reading, writing;
void *reader(void *arg)
{
#ifdef WRITERS
    sem_wait(&m3);
    sem_wait(&r);
#endif
    sem_wait(&m1);
#ifdef WRONG
    readers++;
    sem_post(&m1);
    if (readers == 1)
        sem_wait(&w);
#else
    if (++readers == 1)
        sem_wait(&w);
    sem_post(&m1);
#endif
#ifdef WRITERS
    sem_post(&r);
    sem_post(&m3);
#endif
    reading++;
    assert(writing == 0);
    reading--;
    sem_wait(&m1);
    if (--readers == 0)
        sem_post(&w);
    sem_post(&m1);
    return NULL;
}
void *writer(void *arg)
{
#ifdef WRITERS
    sem_wait(&m2);
    if (++writers == 1)
        sem_wait(&r);
    sem_post(&m2);
#endif
    sem_wait(&w);
    writing++;
    assert(reading == 0);
    writing--;
    sem_post(&w);
#ifdef WRITERS
    sem_wait(&m2);
    if (--writers == 0)
        sem_post(&r);
    sem_post(&m2);
#endif
    return NULL;
}
int main(void)
{
    pthread_t t[3];
    sem_t *all[] = { &m1, &m2, &m3, &r, &w };
    for (int i = 0; i < 5; i++)
        sem_init(all[i], 0, 1);
    pthread_create(&t[0], NULL, reader, NULL);
#ifndef TWO
    pthread_create(&t[1], NULL, reader, NULL);
#endif
    pthread_create(&t[2], NULL, writer, NULL);
    pthread_join(t[0], NULL);
#ifndef TWO
    pthread_join(t[1], NULL);
#endif
    pthread_join(t[2], NULL);
    puts("done");
    return 0;
}
