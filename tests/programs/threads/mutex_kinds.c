//@ native
// Normal, error-checking and recursive mutexes; trylock, timedlock, destroy.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    pthread_mutexattr_t a;
    pthread_mutex_t e, r, n = PTHREAD_MUTEX_INITIALIZER;
    struct timespec t;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&e, &a);
    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&r, &a);
    pthread_mutex_lock(&e);
    say("error-checking, locked again: EDEADLK", pthread_mutex_lock(&e) == EDEADLK);
    pthread_mutex_unlock(&e);
    say("unlocked by one who has not locked: EPERM", pthread_mutex_unlock(&e) == EPERM);
    say("recursive: again and again", pthread_mutex_lock(&r) == 0 && pthread_mutex_lock(&r) == 0 && pthread_mutex_trylock(&r) == 0);
    say("and as often unlocked", pthread_mutex_unlock(&r) == 0 && pthread_mutex_unlock(&r) == 0 && pthread_mutex_unlock(&r) == 0);
    say("once too often: EPERM", pthread_mutex_unlock(&r) == EPERM);
    pthread_mutex_lock(&n);
    say("trylock of a locked one: EBUSY", pthread_mutex_trylock(&n) == EBUSY);
    clock_gettime(CLOCK_REALTIME, &t);
    say("timedlock: ETIMEDOUT", pthread_mutex_timedlock(&n, &t) == ETIMEDOUT);
    say("destroying a locked one: EBUSY", pthread_mutex_destroy(&n) == EBUSY);
    pthread_mutex_unlock(&n);
    say("an unlocked one", pthread_mutex_destroy(&n) == 0);
    say("no such kind: EINVAL", pthread_mutexattr_settype(&a, 77) == EINVAL);
    return 0;
}
