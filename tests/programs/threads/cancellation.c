//@ native
// Cancellation comes at a cancellation point; handlers run, last first; it can be put off.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void told(void *what) { printf("cleanup %s\n", (char *)what); }
static void *waits(void *arg)
{
    pthread_cleanup_push(told, "outer");
    pthread_cleanup_push(told, "inner");
    pause();
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    return NULL;
}
static void *puts_off(void *arg)
{
    int old;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old);
    usleep(30000);
    puts("not yet");
    pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
    pthread_testcancel();
    puts("never");
    return NULL;
}
static void *pops(void *arg)
{
    pthread_cleanup_push(told, "popped and run");
    pthread_cleanup_pop(1);
    pthread_cleanup_push(told, "at pthread_exit");
    pthread_exit((void *)3);
    pthread_cleanup_pop(0);
}
static void *spins(void *arg)
{
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
    for (volatile long i = 0;; i++)
        ;
}
static void *run(void *(*f)(void *), int cancel)
{
    pthread_t t;
    void *r;
    pthread_create(&t, NULL, f, NULL);
    usleep(10000);
    if (cancel)
        pthread_cancel(t);
    pthread_join(t, &r);
    return r;
}
int main(void)
{
    say("cancelled while it waits", run(waits, 1) == PTHREAD_CANCELED);
    say("put off until it is enabled", run(puts_off, 1) == PTHREAD_CANCELED);
    say("pthread_exit runs them, too", run(pops, 0) == (void *)3);
    say("asynchronously, in the middle of a loop", run(spins, 1) == PTHREAD_CANCELED);
    return 0;
}
