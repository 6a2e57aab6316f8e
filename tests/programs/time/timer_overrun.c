//@ native
// A timer whose signal is blocked is pending once; timer_getoverrun counts the rest.
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    timer_t t;
    sigset_t set;
    siginfo_t i;
    struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN };
    struct itimerspec every = { { 0, 20000000 }, { 0, 20000000 } };
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    timer_create(CLOCK_REALTIME, &ev, &t);
    timer_settime(t, 0, &every, NULL);
    usleep(205000);
    say("one signal", sigwaitinfo(&set, &i) == SIGRTMIN && i.si_code == SI_TIMER);
    int over = timer_getoverrun(t);
    say("and nine more that were not told", over >= 8 && over <= 10);
    say("it said so itself, up to then", i.si_overrun >= 0 && i.si_overrun <= over);
    return 0;
}
