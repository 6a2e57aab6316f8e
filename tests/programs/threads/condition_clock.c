//@ native
// A condition variable may count by the monotonic clock.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    pthread_condattr_t a;
    pthread_cond_t c;
    pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
    clockid_t clock;
    struct timespec t;
    pthread_condattr_init(&a);
    pthread_condattr_getclock(&a, &clock);
    say("by default the real-time clock", clock == CLOCK_REALTIME);
    say("set to the monotonic one", pthread_condattr_setclock(&a, CLOCK_MONOTONIC) == 0);
    say("processor time cannot be one: EINVAL", pthread_condattr_setclock(&a, CLOCK_PROCESS_CPUTIME_ID) == EINVAL);
    pthread_cond_init(&c, &a);
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += 1;
    pthread_mutex_lock(&m);
    say("it times out", pthread_cond_timedwait(&c, &m, &t) == ETIMEDOUT);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    say("then and not before", now.tv_sec > t.tv_sec || (now.tv_sec == t.tv_sec && now.tv_nsec >= t.tv_nsec));
    t.tv_nsec = -1;
    say("no such time: EINVAL", pthread_cond_timedwait(&c, &m, &t) == EINVAL);
    return 0;
}
