//@ native
// setitimer: real time brings SIGALRM, also again and again; getitimer tells; alarm is the same timer.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static volatile int n;
static void h(int s) { n++; }
int main(void)
{
    struct itimerval t = { { 0, 10000 }, { 0, 10000 } }, old;
    signal(SIGALRM, h);
    setitimer(ITIMER_REAL, &t, NULL);
    while (n < 3)
        pause();
    getitimer(ITIMER_REAL, &old);
    say("the interval stays", old.it_interval.tv_usec == 10000 && old.it_value.tv_usec <= 10000);
    memset(&t, 0, sizeof t);
    setitimer(ITIMER_REAL, &t, &old);
    say("it told what was", old.it_interval.tv_usec == 10000);
    getitimer(ITIMER_REAL, &old);
    say("off", old.it_value.tv_sec == 0 && old.it_value.tv_usec == 0);
    alarm(100);
    getitimer(ITIMER_REAL, &old);
    say("alarm is this timer", old.it_value.tv_sec >= 99);
    alarm(0);
    say("ualarm, too", (ualarm(5000, 0), pause()) == -1 && n == 4);
    say("no such timer: EINVAL", setitimer(7, &t, NULL) == -1 && errno == EINVAL);
    t.it_value.tv_usec = 1000000;
    say("a second in microseconds: EINVAL", setitimer(ITIMER_REAL, &t, NULL) == -1 && errno == EINVAL);
    return 0;
}
