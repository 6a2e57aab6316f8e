//@ race: in no order
#include "board.h"
#include <pthread.h>

static pthread_mutex_t board = PTHREAD_MUTEX_INITIALIZER;

void begin_read(void) {
}

void end_read(void) {
}

void begin_write(void) {
    pthread_mutex_lock(&board);
}

void end_write(void) {
    pthread_mutex_unlock(&board);
}
