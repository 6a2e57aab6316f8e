//@ native
// A robust mutex: its owner ends, the next one is told EOWNERDEAD and may make it consistent.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static pthread_mutex_t m;
static void *owner(void *arg) { pthread_mutex_lock(&m); return NULL; }
int main(void)
{
    pthread_mutexattr_t a;
    pthread_t t;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_setrobust(&a, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&m, &a);
    pthread_create(&t, NULL, owner, NULL);
    pthread_join(t, NULL);
    say("EOWNERDEAD", pthread_mutex_lock(&m) == EOWNERDEAD);
    say("made consistent", pthread_mutex_consistent(&m) == 0);
    pthread_mutex_unlock(&m);
    say("it works again", pthread_mutex_lock(&m) == 0);
    pthread_mutex_unlock(&m);
    pthread_create(&t, NULL, owner, NULL);
    pthread_join(t, NULL);
    pthread_mutex_lock(&m);
    pthread_mutex_unlock(&m);
    say("not made consistent: ENOTRECOVERABLE", pthread_mutex_lock(&m) == ENOTRECOVERABLE);
    return 0;
}
