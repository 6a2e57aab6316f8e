//@ busy-wait: again and again
#include "walk.h"
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t all = PTHREAD_COND_INITIALIZER;
static int here;

void barrier(void) {
    pthread_mutex_lock(&lock);
    int until = (here / WALKERS + 1) * WALKERS;
    here++;
    while (here < until) {
        pthread_mutex_unlock(&lock);
        pthread_mutex_lock(&lock);
    }
    pthread_mutex_unlock(&lock);
}
