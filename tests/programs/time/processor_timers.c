//@ native
// Timers that count the time a process works run out while it computes, whatever it computes.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t count[65];
static volatile unsigned long work;

static void handler(int signum) { count[signum]++; }

static void until(int signum, int times)
{
    while (count[signum] < times)
        work++;
}

int main(void)
{
    struct itimerval once = { { 0, 0 }, { 0, 20000 } }, often = { { 0, 20000 }, { 0, 20000 } }, off = { { 0, 0 }, { 0, 0 } }, was;
    struct itimerspec spec = { { 0, 0 }, { 0, 20000000 } }, left;
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    timer_t timer;
    signal(SIGVTALRM, handler);
    signal(SIGPROF, handler);
    signal(SIGUSR1, handler);

    setitimer(ITIMER_VIRTUAL, &once, NULL);
    until(SIGVTALRM, 1);
    getitimer(ITIMER_VIRTUAL, &was);
    printf("virtual: once, nothing left: %d\n", was.it_value.tv_sec == 0 && was.it_value.tv_usec == 0);

    setitimer(ITIMER_PROF, &often, NULL);
    until(SIGPROF, 3);
    setitimer(ITIMER_PROF, &off, &was);
    printf("profiling: again and again, every %ld us, some left: %d\n", (long)was.it_interval.tv_usec, was.it_value.tv_usec > 0);

    setitimer(ITIMER_VIRTUAL, &once, NULL);
    usleep(60000);
    printf("asleep it does not count: %d\n", count[SIGVTALRM] == 1);
    setitimer(ITIMER_VIRTUAL, &off, NULL);

    timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer);
    timer_settime(timer, 0, &spec, NULL);
    until(SIGUSR1, 1);
    timer_gettime(timer, &left);
    printf("a timer of the process's clock: %d\n", left.it_value.tv_sec == 0 && left.it_value.tv_nsec == 0);
    timer_settime(timer, 0, &spec, NULL);
    usleep(60000);
    printf("nor does that: %d\n", count[SIGUSR1] == 1);
    printf("%d\n", work > 0);
    return 0;
}
