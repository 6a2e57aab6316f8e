//@ native
// setitimer: repeated SIGALRM.
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <unistd.h>
static volatile int n;
static void h(int s) { (void)s; n++; }
int main(void)
{
    struct itimerval v = { { 0, 10000 }, { 0, 10000 } }, o;
    signal(SIGALRM, h);
    setitimer(ITIMER_REAL, &v, NULL);
    while (n < 5)
        pause();
    v.it_interval.tv_usec = v.it_value.tv_usec = 0;
    setitimer(ITIMER_REAL, &v, &o);
    printf("%d %ld\n", n, (long)o.it_interval.tv_usec);
    return 0;
}
