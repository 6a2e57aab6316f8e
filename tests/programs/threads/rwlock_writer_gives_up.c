//@ native
// A writer that is preferred gives up after a time: the readers that let it go first come in.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

static void *writer(void *arg)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += 200000000;
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    int e = pthread_rwlock_timedwrlock(&lock, &t);
    printf("the writer %s\n", e == ETIMEDOUT ? "gave up" : "came in");
    return NULL;
}

static void *reader(void *arg)
{
    usleep(100000);
    int e = pthread_rwlock_tryrdlock(&lock);
    printf("the reader %s\n", e == EBUSY ? "lets the writer go first" : "came in");
    pthread_rwlock_rdlock(&lock);
    usleep(50000);
    printf("the reader reads\n");
    pthread_rwlock_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t w, r;
    pthread_rwlock_rdlock(&lock);
    pthread_create(&w, NULL, writer, NULL);
    pthread_create(&r, NULL, reader, NULL);
    pthread_join(w, NULL);
    pthread_join(r, NULL);
    pthread_rwlock_unlock(&lock);
    printf("done\n");
    return 0;
}
