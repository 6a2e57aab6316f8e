//@ calls: must call `sem_wait`
#include "places.h"
#include <semaphore.h>
#include <stdio.h>

void prepare(void) {
}

void *produce(void *arg) {
    for (int i = 0; i < NUMBERS; i++) {
        put(i % PLACES, i + 1);
    }
    return arg;
}

void *consume(void *arg) {
    for (int i = 0; i < NUMBERS; i++) {
        int n = take(i % PLACES);
        printf("%d\n", n);
    }
    return arg;
}
