//@ native
// The bounded buffer with three semaphores, two producers and two consumers.
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

#define SIZE 4
static int buffer[SIZE], in, out;
static sem_t empty, full, mutex;
static void *producer(void *arg)
{
    for (int i = 1; i <= 50; i++) {
        sem_wait(&empty);
        sem_wait(&mutex);
        buffer[in] = i + (int)(long)arg;
        in = (in + 1) % SIZE;
        sem_post(&mutex);
        sem_post(&full);
    }
    return NULL;
}
static void *consumer(void *arg)
{
    long sum = 0;
    for (int i = 0; i < 50; i++) {
        sem_wait(&full);
        sem_wait(&mutex);
        sum += buffer[out];
        out = (out + 1) % SIZE;
        sem_post(&mutex);
        sem_post(&empty);
    }
    return (void *)sum;
}
int main(void)
{
    pthread_t t[4];
    void *a, *b;
    sem_init(&empty, 0, SIZE);
    sem_init(&full, 0, 0);
    sem_init(&mutex, 0, 1);
    pthread_create(&t[0], NULL, producer, (void *)0);
    pthread_create(&t[1], NULL, producer, (void *)1000);
    pthread_create(&t[2], NULL, consumer, NULL);
    pthread_create(&t[3], NULL, consumer, NULL);
    pthread_join(t[0], NULL);
    pthread_join(t[1], NULL);
    pthread_join(t[2], &a);
    pthread_join(t[3], &b);
    printf("%ld\n", (long)a + (long)b);
    return 0;
}
