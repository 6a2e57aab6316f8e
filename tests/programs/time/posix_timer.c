//@ native
// timer_create: a signal with a value, an interval, overrun counted.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
static volatile int n, value;
static void h(int s, siginfo_t *i, void *u) { (void)s; (void)u; n++; value = i->si_value.sival_int; }
int main(void)
{
    timer_t t;
    struct sigaction sa;
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = h;
    sa.sa_flags = SA_SIGINFO;
    sigaction(SIGRTMIN, &sa, NULL);
    struct sigevent ev;
    memset(&ev, 0, sizeof ev);
    ev.sigev_notify = SIGEV_SIGNAL;
    ev.sigev_signo = SIGRTMIN;
    ev.sigev_value.sival_int = 77;
    printf("%d\n", timer_create(CLOCK_REALTIME, &ev, &t));
    struct itimerspec s = { { 0, 100000000 }, { 0, 100000000 } }, o;
    timer_settime(t, 0, &s, NULL);
    while (n < 3)
        pause();
    timer_gettime(t, &o);
    printf("%d %d %d\n", n, value, o.it_interval.tv_nsec == 100000000);
    timer_delete(t);
    printf("%d\n", timer_gettime(t, &o));
    return 0;
}
