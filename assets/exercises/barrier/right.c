#include "walk.h"
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t all = PTHREAD_COND_INITIALIZER;
static int here, round;

void barrier(void) {
    pthread_mutex_lock(&lock);
    int mine = round;
    here++;
    if (here == WALKERS) {
        here = 0;
        round++;
        pthread_cond_broadcast(&all);
    }
    while (mine == round) pthread_cond_wait(&all, &lock);
    pthread_mutex_unlock(&lock);
}
