#include <pthread.h>
#include <stdio.h>
pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER, c = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t *locks[3] = { &a, &b, &c };
int total;
void *worker(void *arg) {
    long n = (long)arg;
    pthread_mutex_lock(locks[n % 3]);
    total += n;
    pthread_mutex_unlock(locks[n % 3]);
    return NULL;
}
int main(void) {
    pthread_t t[8];
    for (long i = 0; i < 8; i++)
        pthread_create(&t[i], NULL, worker, (void *)i);
    for (int i = 0; i < 8; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", total);
    return 0;
}
