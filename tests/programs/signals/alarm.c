//@ native
// alarm returns what was left; a new one replaces the old; pause returns EINTR.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static int n;
static void h(int s) { (void)s; n++; }
int main(void)
{
    signal(SIGALRM, h);
    printf("%u\n", alarm(100));
    printf("%u\n", alarm(1));
    int r = pause();
    printf("%d %d %d\n", r, errno == EINTR, n);
    printf("%u\n", alarm(0));
    return 0;
}
