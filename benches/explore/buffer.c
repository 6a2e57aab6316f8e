/* The bounded buffer with semaphores: N producers of two items each, one consumer, two slots. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#define SIZE 2
int slots[SIZE], in, out;
sem_t empty, full, mutex;

void *produce(void *arg)
{
    for (int i = 0; i < 2; i++) {
        sem_wait(&empty);
        sem_wait(&mutex);
        slots[in] = 1;
        in = (in + 1) % SIZE;
        sem_post(&mutex);
        sem_post(&full);
    }
    return NULL;
}

void *consume(void *arg)
{
    for (int i = 0; i < 2 * N; i++) {
        sem_wait(&full);
        sem_wait(&mutex);
        assert(slots[out] == 1);
        slots[out] = 0;
        out = (out + 1) % SIZE;
        sem_post(&mutex);
        sem_post(&empty);
    }
    return NULL;
}

int main(void)
{
    pthread_t p[N], c;
    sem_init(&empty, 0, SIZE);
    sem_init(&full, 0, 0);
    sem_init(&mutex, 0, 1);
    for (int i = 0; i < N; i++)
        pthread_create(&p[i], NULL, produce, NULL);
    pthread_create(&c, NULL, consume, NULL);
    for (int i = 0; i < N; i++)
        pthread_join(p[i], NULL);
    pthread_join(c, NULL);
    puts("done");
    return 0;
}
