//@ outputs: some schedule prints
#include "places.h"
#include <semaphore.h>
#include <stdio.h>

sem_t empty, full;

void prepare(void) {
    sem_init(&empty, 0, 2);
    sem_init(&full, 0, 1);
}

void *produce(void *arg) {
    for (int i = 0; i < NUMBERS; i++) {
        sem_wait(&empty);
        put(i % PLACES, i + 1);
        sem_post(&full);
    }
    return arg;
}

void *consume(void *arg) {
    for (int i = 0; i < NUMBERS; i++) {
        sem_wait(&full);
        int n = take(i % PLACES);
        sem_post(&empty);
        printf("%d\n", n);
    }
    return arg;
}
