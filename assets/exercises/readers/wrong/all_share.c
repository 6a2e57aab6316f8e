//@ race: in no order
#include "board.h"
#include <pthread.h>

static pthread_rwlock_t board = PTHREAD_RWLOCK_INITIALIZER;

void begin_read(void) {
    pthread_rwlock_rdlock(&board);
}

void end_read(void) {
    pthread_rwlock_unlock(&board);
}

void begin_write(void) {
    pthread_rwlock_rdlock(&board);
}

void end_write(void) {
    pthread_rwlock_unlock(&board);
}
