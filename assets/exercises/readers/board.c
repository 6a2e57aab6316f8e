#include "board.h"
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

static int front = 1, back = 1;

/* Reads both sides of the board, which say the same. */
static void look(void) {
    int seen = front;
    assert(seen == back);
}

static void scribble(void) {
    front++;
    back++;
}

static void *reader(void *arg) {
    begin_read();
    look();
    end_read();
    return arg;
}

static void *writer(void *arg) {
    begin_write();
    scribble();
    end_write();
    return arg;
}

int main(void) {
    pthread_t r[2], w;
    pthread_create(&w, NULL, writer, NULL);
    pthread_create(&r[0], NULL, reader, NULL);
    pthread_create(&r[1], NULL, reader, NULL);
    pthread_join(w, NULL);
    pthread_join(r[0], NULL);
    pthread_join(r[1], NULL);
    printf("%d %d\n", front, back);
    return 0;
}
