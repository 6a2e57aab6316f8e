// defines GetTime Spin
/* Spin burns time in the book. Here the clock moves only when nobody can run, so it waits for the time instead; the
   process shows as blocked, and others run meanwhile as they would on a processor of their own. */
#include <sys/time.h>
#include <time.h>

double GetTime(void)
{
    struct timeval t;
    gettimeofday(&t, 0);
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

void Spin(int howlong)
{
    struct timespec t = { howlong, 0 };
    while (nanosleep(&t, &t) < 0)
        ;
}
