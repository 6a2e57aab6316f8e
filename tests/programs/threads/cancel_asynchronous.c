//@ native
// Asynchronous cancellation reaches a thread in any wait; a once routine that is cancelled has not run.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void told(void *what) { printf("cleanup: %s\n", (char *)what); }

static void *locks(void *arg)
{
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
    pthread_cleanup_push(told, "of the lock");
    pthread_mutex_lock(&mutex);
    puts("never");
    pthread_cleanup_pop(0);
    return NULL;
}

static void waits(void) { pause(); }
static void *begins(void *arg)
{
    pthread_once(&once, waits);
    return NULL;
}
static void runs(void) { puts("the routine runs"); }

static void *nothing(void *arg) { return NULL; }

static void *own_stack(void *arg)
{
    pthread_attr_t attr;
    void *start;
    size_t size;
    pthread_getattr_np(pthread_self(), &attr);
    pthread_attr_getstack(&attr, &start, &size);
    printf("its own stack: %d %zu\n", start == arg, size);
    return NULL;
}

int main(void)
{
    pthread_t thread;
    pthread_attr_t attr;
    pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
    struct timespec before = { -1, 0 }, wrong = { 1, -1 };
    void *result, *stack;
    pthread_mutex_lock(&mutex);
    pthread_create(&thread, NULL, locks, NULL);
    usleep(20000);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    printf("cancelled: %d\n", result == PTHREAD_CANCELED);

    pthread_create(&thread, NULL, begins, NULL);
    usleep(20000);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    printf("cancelled: %d\n", result == PTHREAD_CANCELED);
    pthread_once(&once, runs);
    pthread_once(&once, runs);

    printf("before 1970: %d\n", pthread_mutex_timedlock(&mutex, &before) == ETIMEDOUT);
    printf("a wrong time: %d\n", pthread_mutex_timedlock(&mutex, &wrong) == EINVAL);
    pthread_rwlock_rdlock(&lock);
    printf("to write: %d\n", pthread_rwlock_timedwrlock(&lock, &before) == ETIMEDOUT);

    pthread_create(&thread, NULL, nothing, NULL);
    usleep(20000);
    printf("a signal to one that has ended: %d\n", pthread_kill(thread, SIGUSR1));
    pthread_join(thread, NULL);

    posix_memalign(&stack, 4096, 65536);
    pthread_attr_init(&attr);
    pthread_attr_setstack(&attr, stack, 65536);
    pthread_create(&thread, &attr, own_stack, stack);
    pthread_join(thread, NULL);
    return 0;
}
