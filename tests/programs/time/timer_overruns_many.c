//@ native
// A timer much quicker than anybody can take its signals: all that it ran out meanwhile is counted.
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    timer_t timer;
    sigset_t set;
    siginfo_t info;
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    struct itimerspec quick = { { 0, 10 }, { 0, 1 } }, off = { { 0, 0 }, { 0, 0 } }, left;
    struct timespec second = { 1, 0 }, none = { 0, 0 };
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    timer_settime(timer, 0, &quick, NULL);
    nanosleep(&second, NULL);
    timer_gettime(timer, &left);
    printf("still running: %d\n", left.it_interval.tv_nsec == 10 && left.it_value.tv_nsec > 0 && left.it_value.tv_nsec <= 10);
    printf("one signal: %d\n", sigwaitinfo(&set, &info) == SIGUSR1);
    int over = timer_getoverrun(timer);
    timer_settime(timer, 0, &off, NULL);
    printf("it counts for many: %d, as it says itself: %d\n", over > 99000000 && over < 190000000, info.si_overrun == over);
    sigtimedwait(&set, &info, &none);
    printf("then no more: %d\n", sigtimedwait(&set, &info, &none));
    return 0;
}
