//@ native
// A thread cancelled in pthread_cond_wait has the mutex when its handler runs.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static void unlock(void *arg) { say("the mutex is held", pthread_mutex_trylock(&m) == EBUSY); pthread_mutex_unlock(&m); }
static void *waits(void *arg)
{
    pthread_mutex_lock(&m);
    pthread_cleanup_push(unlock, NULL);
    for (;;)
        pthread_cond_wait(&c, &m);
    pthread_cleanup_pop(1);
    return NULL;
}
int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, waits, NULL);
    usleep(20000);
    pthread_cancel(t);
    pthread_join(t, NULL);
    say("and free afterwards", pthread_mutex_trylock(&m) == 0);
    return 0;
}
