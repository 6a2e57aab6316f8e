//@ busy-wait: asking again and again
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

int counter;
atomic_flag busy = ATOMIC_FLAG_INIT;

void *add(void *arg) {
    while (atomic_flag_test_and_set(&busy)) {
    }
    int seen = counter;
    counter = seen + 1;
    atomic_flag_clear(&busy);
    return arg;
}

int main(void) {
    pthread_t a, b;
    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d\n", counter);
    return 0;
}
