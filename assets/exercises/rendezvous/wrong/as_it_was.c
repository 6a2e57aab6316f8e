//@ outputs: left 1\nleft 2
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

void *left(void *arg) {
    puts("left 1");
    puts("left 2");
    return arg;
}

void *right(void *arg) {
    puts("right 1");
    puts("right 2");
    return arg;
}

int main(void) {
    pthread_t a, b;
    pthread_create(&a, NULL, left, NULL);
    pthread_create(&b, NULL, right, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
