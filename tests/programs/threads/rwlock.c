//@ native
// Read locks are shared, write locks are not.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;
static void *reader(void *p)
{
    (void)p;
    printf("try read %d\n", pthread_rwlock_tryrdlock(&l));
    printf("try write %d\n", pthread_rwlock_trywrlock(&l) == EBUSY);
    pthread_rwlock_unlock(&l);
    return NULL;
}
static void *late(void *p)
{
    (void)p;
    printf("try read %d\n", pthread_rwlock_tryrdlock(&l) == EBUSY);
    return NULL;
}
int main(void)
{
    pthread_t t;
    pthread_rwlock_rdlock(&l);
    pthread_create(&t, NULL, reader, NULL);
    pthread_join(t, NULL);
    pthread_rwlock_unlock(&l);
    pthread_rwlock_wrlock(&l);
    printf("self %d\n", pthread_rwlock_wrlock(&l) == EDEADLK);
    pthread_create(&t, NULL, late, NULL);
    pthread_join(t, NULL);
    pthread_rwlock_unlock(&l);
    return 0;
}
