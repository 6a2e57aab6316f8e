//@ native
// The readers-writers problem with a mutex and a semaphore (Silberschatz, chapter 7).
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t rw, mutex;
static int read_count, value, broken;
static void *reader(void *arg)
{
    for (int i = 0; i < 30; i++) {
        sem_wait(&mutex);
        if (++read_count == 1)
            sem_wait(&rw);
        sem_post(&mutex);
        int a = value;
        sched_yield();
        if (a != value)
            broken++;
        sem_wait(&mutex);
        if (--read_count == 0)
            sem_post(&rw);
        sem_post(&mutex);
    }
    return NULL;
}
static void *writer(void *arg)
{
    for (int i = 0; i < 20; i++) {
        sem_wait(&rw);
        int v = value;
        sched_yield();
        value = v + 1;
        sem_post(&rw);
    }
    return NULL;
}
int main(void)
{
    pthread_t t[5];
    sem_init(&rw, 0, 1);
    sem_init(&mutex, 0, 1);
    for (int i = 0; i < 5; i++)
        pthread_create(&t[i], NULL, i < 3 ? reader : writer, NULL);
    for (int i = 0; i < 5; i++)
        pthread_join(t[i], NULL);
    printf("value %d, broken reads %d\n", value, broken);
    return 0;
}
