//@ race: `readers`
#include "board.h"
#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sem_t board;
static int readers, ready;

static void prepare(void) {
    pthread_mutex_lock(&lock);
    if (!ready) sem_init(&board, 0, 1);
    ready = 1;
    pthread_mutex_unlock(&lock);
}

void begin_read(void) {
    prepare();
    if (++readers == 1) sem_wait(&board);
}

void end_read(void) {
    if (--readers == 0) sem_post(&board);
}

void begin_write(void) {
    prepare();
    sem_wait(&board);
}

void end_write(void) {
    sem_post(&board);
}
