/* The bounded buffer with semaphores. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#define SIZE 1
#ifndef PRODUCERS
#define PRODUCERS 1
#endif
#ifndef ITEMS
#define ITEMS 2
#endif
int slots[SIZE + 1], in, out;
sem_t empty, full, mutex;

void *produce(void *arg)
{
    for (int i = 0; i < ITEMS; i++) {
#ifdef SWAPPED
        sem_wait(&mutex);
        sem_wait(&empty);
#else
        sem_wait(&empty);
#ifndef NO_MUTEX
        sem_wait(&mutex);
#endif
#endif
        slots[in] = 1;
        in = (in + 1) % (SIZE + 1);
#ifndef NO_MUTEX
        sem_post(&mutex);
#endif
        sem_post(&full);
    }
    return NULL;
}

void *consume(void *arg)
{
    for (int i = 0; i < ITEMS * PRODUCERS; i++) {
        sem_wait(&full);
#ifndef NO_MUTEX
        sem_wait(&mutex);
#endif
        assert(slots[out] == 1);
        slots[out] = 0;
        out = (out + 1) % (SIZE + 1);
#ifndef NO_MUTEX
        sem_post(&mutex);
#endif
        sem_post(&empty);
    }
    return NULL;
}

int main(void)
{
    pthread_t p[PRODUCERS], c;
    sem_init(&empty, 0, PRODUCERS);
    sem_init(&full, 0, 0);
    sem_init(&mutex, 0, 1);
    for (int i = 0; i < PRODUCERS; i++)
        pthread_create(&p[i], NULL, produce, NULL);
    pthread_create(&c, NULL, consume, NULL);
    for (int i = 0; i < PRODUCERS; i++)
        pthread_join(p[i], NULL);
    pthread_join(c, NULL);
    puts("done");
    return 0;
}
