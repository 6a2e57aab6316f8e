#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

#define PLACES 2
#define NUMBERS 3

int buffer[PLACES];

void *produce(void *arg) {
    for (int i = 0; i < NUMBERS; i++) {
        buffer[i % PLACES] = i + 1;
    }
    return arg;
}

int main(void) {
    pthread_t producer;
    pthread_create(&producer, NULL, produce, NULL);
    for (int i = 0; i < NUMBERS; i++) {
        int n = buffer[i % PLACES];
        printf(i + 1 < NUMBERS ? "%d " : "%d\n", n);
    }
    pthread_join(producer, NULL);
    return 0;
}
