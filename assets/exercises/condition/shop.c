#include "shop.h"
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

static int shelf;

int loaves(void) { return shelf; }

void put_loaf(void) { shelf++; }

void take_loaf(void) {
    assert(shelf > 0);
    shelf--;
}

static void *customer(void *arg) {
    buy();
    return arg;
}

int main(void) {
    pthread_t a, b;
    pthread_create(&a, NULL, customer, NULL);
    pthread_create(&b, NULL, customer, NULL);
    bake();
    bake();
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    puts("sold out");
    return 0;
}
