//@ assertion: legs[1 - me] >= n - 1
#include "walk.h"
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t all = PTHREAD_COND_INITIALIZER;
static int here;

void barrier(void) {
    pthread_mutex_lock(&lock);
    if (++here == 1) pthread_cond_wait(&all, &lock);
    else pthread_cond_signal(&all);
    pthread_mutex_unlock(&lock);
}
