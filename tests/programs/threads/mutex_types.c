//@ native
// Error-checking and recursive mutexes, trylock.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
static pthread_mutex_t n = PTHREAD_MUTEX_INITIALIZER;
static void *other(void *m)
{
    int t = pthread_mutex_trylock(m), u = pthread_mutex_unlock(m);
    printf("other: trylock %d unlock %d\n", t == EBUSY, u == EPERM);
    return NULL;
}
int main(void)
{
    pthread_mutexattr_t a;
    pthread_mutex_t m;
    pthread_t t;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&m, &a);
    printf("%d\n", pthread_mutex_unlock(&m) == EPERM);
    pthread_mutex_lock(&m);
    printf("%d\n", pthread_mutex_lock(&m) == EDEADLK);
    pthread_create(&t, NULL, other, &m);
    pthread_join(t, NULL);
    pthread_mutex_unlock(&m);
    printf("%d\n", pthread_mutex_destroy(&m));
    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&m, &a);
    pthread_mutex_lock(&m);
    printf("%d\n", pthread_mutex_lock(&m));
    pthread_mutex_unlock(&m);
    printf("%d\n", pthread_mutex_unlock(&m));
    printf("%d\n", pthread_mutex_unlock(&m) == EPERM);
    pthread_mutex_lock(&n);
    printf("%d\n", pthread_mutex_trylock(&n) == EBUSY);
    return 0;
}
