//@ native
// Keys: one value for each thread, destructors when it ends, several rounds.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static pthread_key_t k, again;
static int destroyed, rounds;
static void destroy(void *v) { destroyed += *(int *)v; }
static void set_again(void *v) { if (++rounds < 3) pthread_setspecific(again, v); }
static void *body(void *arg)
{
    say("NULL at first", pthread_getspecific(k) == NULL);
    pthread_setspecific(k, arg);
    pthread_setspecific(again, arg);
    return NULL;
}
int main(void)
{
    int a = 1, b = 20, mine = 300;
    pthread_t t;
    pthread_key_create(&k, destroy);
    pthread_key_create(&again, set_again);
    pthread_setspecific(k, &mine);
    pthread_create(&t, NULL, body, &a);
    pthread_join(t, NULL);
    pthread_create(&t, NULL, body, &b);
    pthread_join(t, NULL);
    say("each thread's value was destroyed", destroyed == 21);
    say("a destructor that sets it again is called again", rounds >= 3);
    say("mine is as it was", pthread_getspecific(k) == &mine);
    say("deleted", pthread_key_delete(k) == 0);
    say("then no key: EINVAL", pthread_setspecific(k, &mine) == EINVAL);
    return 0;
}
