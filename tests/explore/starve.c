/* Readers that come again and again, and a writer. */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
sem_t mutex, room;
int readers;

void *reader(void *arg)
{
#ifdef ONCE
    for (int i = 0; i < 2; i++) {
#else
    for (;;) {
#endif
        sem_wait(&mutex);
        if (++readers == 1)
            sem_wait(&room);
        sem_post(&mutex);
        sem_wait(&mutex);
        if (--readers == 0)
            sem_post(&room);
        sem_post(&mutex);
    }
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    sem_init(&mutex, 0, 1);
    sem_init(&room, 0, 1);
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, reader, NULL);
    sem_wait(&room);
    puts("written");
    return 0;
}
