/* Readers and writers (Courtois and others 1971), readers first: N readers, two writers. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
sem_t mutex, room;
int readers;
atomic_int reading, writing;

void *reader(void *arg)
{
    sem_wait(&mutex);
    if (++readers == 1)
        sem_wait(&room);
    sem_post(&mutex);
    reading++;
    assert(writing == 0);
    reading--;
    sem_wait(&mutex);
    if (--readers == 0)
        sem_post(&room);
    sem_post(&mutex);
    return NULL;
}

void *writer(void *arg)
{
    sem_wait(&room);
    writing++;
    assert(reading == 0);
    writing--;
    sem_post(&room);
    return NULL;
}

int main(void)
{
    pthread_t t[N + 2];
    sem_init(&mutex, 0, 1);
    sem_init(&room, 0, 1);
    for (int i = 0; i < N + 2; i++)
        pthread_create(&t[i], NULL, i < N ? reader : writer, NULL);
    for (int i = 0; i < N + 2; i++)
        pthread_join(t[i], NULL);
    puts("done");
    return 0;
}
