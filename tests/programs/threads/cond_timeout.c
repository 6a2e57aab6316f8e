//@ native
// pthread_cond_timedwait gives up and holds the mutex again.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
int main(void)
{
    pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t c = PTHREAD_COND_INITIALIZER;
    struct timespec t;
    pthread_mutex_lock(&m);
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_sec++;
    printf("%d\n", pthread_cond_timedwait(&c, &m, &t) == ETIMEDOUT);
    printf("%d\n", pthread_mutex_trylock(&m) == EBUSY);
    return 0;
}
