//@ busy-wait: again and again
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

atomic_int left_is_there, right_is_there;

void *left(void *arg) {
    puts("left 1");
    left_is_there = 1;
    while (!right_is_there) {}
    puts("left 2");
    return arg;
}

void *right(void *arg) {
    puts("right 1");
    right_is_there = 1;
    while (!left_is_there) {}
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
