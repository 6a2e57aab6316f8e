//@ native
// The clocks: none goes back; sleeping until a time; errors.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    struct timespec a, b, until;
    clock_gettime(CLOCK_MONOTONIC, &a);
    usleep(10000);
    clock_gettime(CLOCK_MONOTONIC, &b);
    long ms = (b.tv_sec - a.tv_sec) * 1000 + (b.tv_nsec - a.tv_nsec) / 1000000;
    say("ten milliseconds passed at least", ms >= 10);
    until = b;
    until.tv_sec += 1;
    say("clock_nanosleep until then", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == 0);
    clock_gettime(CLOCK_MONOTONIC, &a);
    say("it is then", a.tv_sec > until.tv_sec || (a.tv_sec == until.tv_sec && a.tv_nsec >= until.tv_nsec));
    say("a time that has passed: at once", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &b, NULL) == 0);
    say("its error is the result", clock_nanosleep(CLOCK_MONOTONIC, 0, &(struct timespec){ 0, -1 }, NULL) == EINVAL);
    say("no such clock: EINVAL", clock_gettime(77, &a) == -1 && errno == EINVAL);
    clock_getres(CLOCK_MONOTONIC, &a);
    say("a nanosecond's resolution", a.tv_sec == 0 && a.tv_nsec == 1);
    struct timeval tv;
    gettimeofday(&tv, NULL);
    time_t now = time(NULL);
    say("gettimeofday and time agree", now - tv.tv_sec <= 1 && now >= tv.tv_sec);
    return 0;
}
