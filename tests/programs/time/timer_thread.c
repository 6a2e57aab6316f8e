//@ native
// SIGEV_THREAD: a function is called in a thread of its own.
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static sem_t done;
static int got;
static pthread_t who;
static void expired(union sigval v)
{
    got = v.sival_int;
    who = pthread_self();
    sem_post(&done);
}
int main(void)
{
    timer_t t;
    sem_init(&done, 0, 0);
    struct sigevent ev = { .sigev_notify = SIGEV_THREAD, .sigev_value.sival_int = 42 };
    ev.sigev_notify_function = expired;
    struct itimerspec once = { { 0, 0 }, { 0, 10000000 } };
    timer_create(CLOCK_MONOTONIC, &ev, &t);
    timer_settime(t, 0, &once, NULL);
    sem_wait(&done);
    say("called with its value", got == 42);
    say("in another thread", !pthread_equal(who, pthread_self()));
    timer_delete(t);
    return 0;
}
