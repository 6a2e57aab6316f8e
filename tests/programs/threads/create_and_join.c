//@ native
// pthread_create, join, detach and what they refuse.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void *give(void *arg) { return (char *)arg + 1; }
static void *sleeper(void *arg) { usleep(50000); return NULL; }
static void *joins_itself(void *arg) { return (void *)(long)pthread_join(pthread_self(), NULL); }
int main(void)
{
    pthread_t t;
    void *r;
    pthread_create(&t, NULL, give, (void *)41);
    say("join gives the result", pthread_join(t, &r) == 0 && r == (void *)42);
    pthread_create(&t, NULL, joins_itself, NULL);
    pthread_join(t, &r);
    say("joining oneself: EDEADLK", (long)r == EDEADLK);
    pthread_create(&t, NULL, sleeper, NULL);
    say("tryjoin of one that runs: EBUSY", pthread_tryjoin_np(t, NULL) == EBUSY);
    say("detach", pthread_detach(t) == 0);
    say("joining a detached one: EINVAL", pthread_join(t, NULL) == EINVAL);
    pthread_attr_t a;
    int state;
    pthread_attr_init(&a);
    pthread_attr_getdetachstate(&a, &state);
    say("joinable by default", state == PTHREAD_CREATE_JOINABLE);
    say("a stack too small: EINVAL", pthread_attr_setstacksize(&a, 100) == EINVAL);
    pthread_attr_setstacksize(&a, 1 << 20);
    size_t size;
    pthread_attr_getstacksize(&a, &size);
    say("a stack of one megabyte", size == 1 << 20 && pthread_create(&t, &a, give, NULL) == 0);
    pthread_join(t, NULL);
    say("equal", pthread_equal(pthread_self(), pthread_self()));
    return 0;
}
