#include "water.h"
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int here, bonds;

void bond(void) {
    assert(here == 3);
    bonds++;
}

static void *h(void *arg) {
    here++;
    hydrogen();
    return arg;
}

static void *o(void *arg) {
    here++;
    oxygen();
    return arg;
}

int main(void) {
    pthread_t atom[3];
    prepare();
    pthread_create(&atom[0], NULL, h, NULL);
    pthread_create(&atom[1], NULL, h, NULL);
    pthread_create(&atom[2], NULL, o, NULL);
    for (int i = 0; i < 3; i++) pthread_join(atom[i], NULL);
    printf("%d bonds\n", bonds);
    return 0;
}
