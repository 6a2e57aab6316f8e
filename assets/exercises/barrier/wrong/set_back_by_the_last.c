//@ deadlock: for ever
#include "walk.h"
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t all = PTHREAD_COND_INITIALIZER;
static int here;

void barrier(void) {
    pthread_mutex_lock(&lock);
    here++;
    if (here == WALKERS) {
        here = 0;
        pthread_cond_broadcast(&all);
    }
    while (here > 0 && here < WALKERS) pthread_cond_wait(&all, &lock);
    pthread_mutex_unlock(&lock);
}
