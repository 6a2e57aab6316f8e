//@ native
// Sleeping takes as long as asked, as far as the clock can tell.
#include <stdio.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
    struct timespec a, b, d = { 1, 500000000 };
    time_t t = time(NULL);
    clock_gettime(CLOCK_MONOTONIC, &a);
    nanosleep(&d, NULL);
    clock_gettime(CLOCK_MONOTONIC, &b);
    double s = (b.tv_sec - a.tv_sec) + (b.tv_nsec - a.tv_nsec) / 1e9;
    printf("%d\n", s >= 1.5 && s < 1.9);
    usleep(600000);
    printf("%d\n", time(NULL) - t >= 2);
    printf("%d %ld\n", CLOCKS_PER_SEC, (long)sysconf(_SC_CLK_TCK));
    return 0;
}
