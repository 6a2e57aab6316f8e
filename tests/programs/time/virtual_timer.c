//@ native
// ITIMER_VIRTUAL counts while the process computes, ITIMER_PROF too; a sleep does not count.
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <unistd.h>
static volatile sig_atomic_t virtual_alarms, profile_alarms;
static void on_virtual(int signo) { virtual_alarms++; }
static void on_profile(int signo) { profile_alarms++; }
int main(void)
{
    struct itimerval t = { { 0, 100000 }, { 0, 100000 } }, off = { 0 };
    signal(SIGVTALRM, on_virtual);
    signal(SIGPROF, on_profile);
    setitimer(ITIMER_VIRTUAL, &t, NULL);
    sleep(1);
    printf("asleep: %d\n", virtual_alarms);
    while (virtual_alarms < 3)
        ;
    printf("working: %d\n", virtual_alarms >= 3);
    setitimer(ITIMER_VIRTUAL, &off, &t);
    printf("some is left: %d\n", t.it_value.tv_usec > 0 && t.it_value.tv_usec <= 100000 && t.it_interval.tv_usec == 100000);
    t.it_value.tv_usec = 100000;
    t.it_interval.tv_usec = 0;
    setitimer(ITIMER_PROF, &t, NULL);
    while (!profile_alarms)
        ;
    printf("profile: %d\n", profile_alarms);
    return 0;
}
