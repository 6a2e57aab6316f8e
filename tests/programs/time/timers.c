//@ native
// POSIX timers: once, again and again, with a value, absolute, disarmed.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int n, value, code;
static void h(int s, siginfo_t *i, void *u) { n++; value = i->si_value.sival_int; code = i->si_code; }
int main(void)
{
    timer_t t;
    struct sigaction sa = { .sa_sigaction = h, .sa_flags = SA_SIGINFO };
    struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN, .sigev_value.sival_int = 7 };
    struct itimerspec once = { { 0, 0 }, { 0, 20000000 } }, every = { { 0, 20000000 }, { 0, 20000000 } }, off = { 0 }, left;
    sigaction(SIGRTMIN, &sa, NULL);
    say("timer_create", timer_create(CLOCK_MONOTONIC, &ev, &t) == 0);
    timer_gettime(t, &left);
    say("disarmed at first", left.it_value.tv_sec == 0 && left.it_value.tv_nsec == 0);
    timer_settime(t, 0, &once, NULL);
    pause();
    say("once, with SI_TIMER and its value", n == 1 && code == SI_TIMER && value == 7);
    timer_settime(t, 0, &every, NULL);
    while (n < 4)
        pause();
    timer_settime(t, 0, &off, &left);
    say("again and again", n == 4 && left.it_interval.tv_nsec == 20000000);
    struct itimerspec abs = { 0 };
    clock_gettime(CLOCK_MONOTONIC, &abs.it_value);
    abs.it_value.tv_nsec += 1;
    timer_settime(t, TIMER_ABSTIME, &abs, NULL);
    usleep(10000);
    say("at a time that has passed: at once", n == 5);
    say("timer_delete", timer_delete(t) == 0);
    say("then EINVAL", timer_gettime(t, &left) == -1 && errno == EINVAL);
    say("no such clock: EINVAL", timer_create(99, &ev, &t) == -1 && errno == EINVAL);
    return 0;
}
