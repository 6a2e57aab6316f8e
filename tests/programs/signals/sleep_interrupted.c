//@ native
// sleep returns the seconds that were left when a handler ran.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
static void h(int s) { (void)s; }
int main(void)
{
    signal(SIGALRM, h);
    alarm(1);
    printf("%u left\n", sleep(5));
    return 0;
}
