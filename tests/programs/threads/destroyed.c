//@ native
/* What is initialised is destroyed, and can be initialised again; what is in use is busy. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static void tell(const char *what, int result)
{
    printf("%s: %s\n", what, result ? strerrorname_np(result) : "done");
}

int main(void)
{
    pthread_attr_t attr;
    struct sched_param param;
    tell("attr", pthread_attr_init(&attr));
    tell("attr param", pthread_attr_getschedparam(&attr, &param));
    printf("priority %d\n", param.sched_priority);
    tell("attr", pthread_attr_destroy(&attr));

    pthread_mutexattr_t mutex_attr;
    pthread_mutex_t mutex;
    tell("mutex attr", pthread_mutexattr_init(&mutex_attr));
    for (int round = 0; round < 2; round++) {
        tell("mutex", pthread_mutex_init(&mutex, &mutex_attr));
        pthread_mutex_lock(&mutex);
        tell("locked", pthread_mutex_destroy(&mutex));
        pthread_mutex_unlock(&mutex);
        tell("unlocked", pthread_mutex_destroy(&mutex));
    }
    tell("mutex attr", pthread_mutexattr_destroy(&mutex_attr));

    pthread_cond_t cond;
    tell("cond", pthread_cond_init(&cond, NULL));
    tell("cond", pthread_cond_destroy(&cond));

    pthread_rwlock_t lock;
    tell("rwlock", pthread_rwlock_init(&lock, NULL));
    tell("read", pthread_rwlock_rdlock(&lock));
    tell("write", pthread_rwlock_trywrlock(&lock));
    tell("unlock", pthread_rwlock_unlock(&lock));
    tell("rwlock", pthread_rwlock_destroy(&lock));
    time_t zero = 0;
    struct tm *t = localtime(&zero);
    printf("%d-%02d-%02d %02d:%02d\n", t->tm_year + 1900, t->tm_mon + 1, t->tm_mday, t->tm_hour, t->tm_min);
    putc('.', stdout);
    putc('\n', stdout);
    return 0;
}
