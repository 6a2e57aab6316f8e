//@ deadlock: for ever
#include "board.h"
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t free_again = PTHREAD_COND_INITIALIZER;
static int readers, writing;

void begin_read(void) {
    pthread_mutex_lock(&lock);
    while (writing) pthread_cond_wait(&free_again, &lock);
    readers++;
    pthread_mutex_unlock(&lock);
}

void end_read(void) {
    pthread_mutex_lock(&lock);
    readers--;
    pthread_mutex_unlock(&lock);
}

void begin_write(void) {
    pthread_mutex_lock(&lock);
    while (writing || readers > 0) pthread_cond_wait(&free_again, &lock);
    writing = 1;
    pthread_mutex_unlock(&lock);
}

void end_write(void) {
    pthread_mutex_lock(&lock);
    writing = 0;
    pthread_cond_broadcast(&free_again);
    pthread_mutex_unlock(&lock);
}
