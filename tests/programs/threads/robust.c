//@ native
// The owner of a robust mutex dies: the next one gets EOWNERDEAD.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
static pthread_mutex_t m;
static void *f(void *p) { (void)p; pthread_mutex_lock(&m); return NULL; }
int main(void)
{
    pthread_mutexattr_t a;
    pthread_t t;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_setrobust(&a, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&m, &a);
    pthread_create(&t, NULL, f, NULL);
    pthread_join(t, NULL);
    printf("%d\n", pthread_mutex_lock(&m) == EOWNERDEAD);
    printf("%d\n", pthread_mutex_consistent(&m));
    pthread_mutex_unlock(&m);
    printf("%d\n", pthread_mutex_lock(&m));
    pthread_mutex_unlock(&m);
    pthread_create(&t, NULL, f, NULL);
    pthread_join(t, NULL);
    pthread_mutex_lock(&m);
    pthread_mutex_unlock(&m);
    printf("%d\n", pthread_mutex_lock(&m) == ENOTRECOVERABLE);
    return 0;
}
