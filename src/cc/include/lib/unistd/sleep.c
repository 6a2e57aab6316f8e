// defines sleep usleep
#include <ringside/sys.h>
#include <time.h>

/* What is left when a handler has run, in whole seconds. */
unsigned sleep(unsigned seconds)
{
    struct timespec t = { seconds, 0 };
    return SYS(clock_nanosleep, CLOCK_REALTIME, 0, &t, &t) < 0 ? t.tv_sec : 0;
}

int usleep(unsigned microseconds)
{
    struct timespec t = { microseconds / 1000000, microseconds % 1000000 * 1000L };
    return __ret(SYS(clock_nanosleep, CLOCK_REALTIME, 0, &t, NULL));
}
