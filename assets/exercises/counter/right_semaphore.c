#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

int counter;
sem_t free_now;

void *add(void *arg) {
    sem_wait(&free_now);
    int seen = counter;
    counter = seen + 1;
    sem_post(&free_now);
    return arg;
}

int main(void) {
    pthread_t a, b;
    sem_init(&free_now, 0, 1);
    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d\n", counter);
    return 0;
}
