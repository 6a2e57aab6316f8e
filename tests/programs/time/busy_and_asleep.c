//@ native
// Time goes by at its own pace whoever is busy: short sleeps do not hold up a long one, and a thread that only spins
// does not make the clock run for one that works.
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static volatile int stop;
static sem_t ping, pong;

static void *short_sleeps(void *arg)
{
    struct timespec short_time = { 0, 700 };
    while (!stop)
        nanosleep(&short_time, NULL);
    return NULL;
}

static void *plays(void *arg)
{
    while (!stop) {
        sem_wait(&ping);
        sem_post(&pong);
    }
    return NULL;
}

static void *plays_back(void *arg)
{
    while (!stop) {
        sem_post(&ping);
        sem_wait(&pong);
    }
    sem_post(&ping);
    return NULL;
}

static void *spins(void *arg)
{
    while (!stop)
        ;
    return NULL;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(void)
{
    pthread_t threads[3];
    sem_init(&ping, 0, 0);
    sem_init(&pong, 0, 0);
    pthread_create(&threads[0], NULL, short_sleeps, NULL);
    pthread_create(&threads[1], NULL, plays, NULL);
    pthread_create(&threads[2], NULL, plays_back, NULL);
    double begin = now();
    usleep(100000);
    stop = 1;
    for (int i = 0; i < 3; i++)
        pthread_join(threads[i], NULL);
    double slept = now() - begin;
    printf("the long sleep ends: %d\n", slept >= 0.1 && slept < 2);

    stop = 0;
    volatile unsigned long work = 0;
    pthread_create(&threads[0], NULL, spins, NULL);
    begin = now();
    for (int i = 0; i < 300000; i++)
        work += getppid();
    printf("work takes no time to speak of: %d\n", now() - begin < 2);
    stop = 1;
    pthread_join(threads[0], NULL);
    return 0;
}
