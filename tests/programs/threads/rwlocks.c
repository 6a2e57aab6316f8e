//@ native
// Read-write locks: many readers or one writer.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static pthread_rwlock_t l = PTHREAD_RWLOCK_INITIALIZER;
static void *try_both(void *arg)
{
    int r = pthread_rwlock_tryrdlock(&l);
    if (r == 0)
        pthread_rwlock_unlock(&l);
    int w = pthread_rwlock_trywrlock(&l);
    if (w == 0)
        pthread_rwlock_unlock(&l);
    return (void *)(long)((r == 0) + 2 * (w == 0));
}
static long other(void)
{
    pthread_t t;
    void *r;
    pthread_create(&t, NULL, try_both, NULL);
    pthread_join(t, &r);
    return (long)r;
}
int main(void)
{
    struct timespec t;
    say("free: both", other() == 3);
    pthread_rwlock_rdlock(&l);
    say("read: readers only", other() == 1);
    say("a reader that wants to write: EBUSY", pthread_rwlock_trywrlock(&l) == EBUSY);
    pthread_rwlock_rdlock(&l);
    pthread_rwlock_unlock(&l);
    say("read twice, unlocked once: still read", other() == 1);
    pthread_rwlock_unlock(&l);
    pthread_rwlock_wrlock(&l);
    say("written: nobody", other() == 0);
    say("writing again: EDEADLK", pthread_rwlock_wrlock(&l) == EDEADLK);
    say("reading while writing: EDEADLK", pthread_rwlock_rdlock(&l) == EDEADLK);
    clock_gettime(CLOCK_REALTIME, &t);
    pthread_rwlock_unlock(&l);
    say("free again", other() == 3);
    pthread_rwlock_rdlock(&l);
    say("a writer with a deadline: ETIMEDOUT", pthread_rwlock_timedwrlock(&l, &t) == ETIMEDOUT);
    return 0;
}
