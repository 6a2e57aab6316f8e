#include "table.h"
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t forks[SEATS] = {
    PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};
static __thread int held[SEATS];
static int eaten[SEATS];

void take(int fork) {
    pthread_mutex_lock(&forks[fork]);
    held[fork] = 1;
}

void put(int fork) {
    held[fork] = 0;
    pthread_mutex_unlock(&forks[fork]);
}

void eat(int i) {
    assert(held[left(i)] && held[right(i)]);
    eaten[i] = 1;
}

static void *philosopher(void *arg) {
    dine((int)(long)arg);
    return NULL;
}

int main(void) {
    pthread_t seat[SEATS];
    int n = 0;
    for (long i = 0; i < SEATS; i++) pthread_create(&seat[i], NULL, philosopher, (void *)i);
    for (int i = 0; i < SEATS; i++) pthread_join(seat[i], NULL);
    for (int i = 0; i < SEATS; i++) n += eaten[i];
    printf("%d have eaten\n", n);
    return 0;
}
