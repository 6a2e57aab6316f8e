//@ deadlock: for ever
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

#define PLACES 2
#define NUMBERS 3

int buffer[PLACES];
sem_t empty, full;

void *produce(void *arg) {
    for (int i = 0; i < NUMBERS; i++) {
        sem_wait(&empty);
        buffer[i % PLACES] = i + 1;
        sem_post(&full);
    }
    return arg;
}

int main(void) {
    pthread_t producer;
    sem_init(&empty, 0, PLACES);
    sem_init(&full, 0, 0);
    pthread_create(&producer, NULL, produce, NULL);
    for (int i = 0; i < NUMBERS; i++) {
        sem_wait(&full);
        int n = buffer[i % PLACES];
        printf(i + 1 < NUMBERS ? "%d " : "%d\n", n);
    }
    pthread_join(producer, NULL);
    return 0;
}
