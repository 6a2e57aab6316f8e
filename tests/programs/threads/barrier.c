//@ native
// A barrier: exactly one thread gets PTHREAD_BARRIER_SERIAL_THREAD, each round.
#include <pthread.h>
#include <stdio.h>
static pthread_barrier_t b;
static int serial[3];
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static void *f(void *p)
{
    (void)p;
    for (int r = 0; r < 3; r++)
        if (pthread_barrier_wait(&b) == PTHREAD_BARRIER_SERIAL_THREAD) {
            pthread_mutex_lock(&m);
            serial[r]++;
            pthread_mutex_unlock(&m);
        }
    return NULL;
}
int main(void)
{
    pthread_t t[4];
    pthread_barrier_init(&b, NULL, 4);
    for (int i = 0; i < 4; i++)
        pthread_create(&t[i], NULL, f, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    printf("%d %d %d\n", serial[0], serial[1], serial[2]);
    printf("%d\n", pthread_barrier_destroy(&b));
    return 0;
}
