//@ outputs: some schedule prints "left 1\nleft 2
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

sem_t left_is_there, right_is_there;

void *left(void *arg) {
    puts("left 1");
    sem_post(&left_is_there);
    puts("left 2");
    return arg;
}

void *right(void *arg) {
    puts("right 1");
    sem_wait(&left_is_there);
    puts("right 2");
    return arg;
}

int main(void) {
    pthread_t a, b;
    sem_init(&left_is_there, 0, 0);
    sem_init(&right_is_there, 0, 0);
    pthread_create(&a, NULL, left, NULL);
    pthread_create(&b, NULL, right, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
