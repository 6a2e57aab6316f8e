//@ deadlock: for ever
#include "shop.h"
#include <pthread.h>

static pthread_mutex_t shop = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t bread = PTHREAD_COND_INITIALIZER;

void bake(void) {
    pthread_mutex_lock(&shop);
    put_loaf();
    pthread_mutex_unlock(&shop);
}

void buy(void) {
    pthread_mutex_lock(&shop);
    while (loaves() == 0) pthread_cond_wait(&bread, &shop);
    take_loaf();
    pthread_mutex_unlock(&shop);
}
