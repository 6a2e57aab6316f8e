// defines alarm ualarm pause setitimer getitimer
#include <ringside/sys.h>
#include <sys/time.h>

unsigned alarm(unsigned seconds) { return SYS(alarm, seconds); }
int pause(void) { return __ret(SYS(pause)); }

int setitimer(int which, const struct itimerval *restrict value, struct itimerval *restrict old)
{
    return __ret(SYS(setitimer, which, value, old));
}

int getitimer(int which, struct itimerval *value)
{
    return __ret(SYS(getitimer, which, value));
}

unsigned ualarm(unsigned value, unsigned interval)
{
    struct itimerval new = { { interval / 1000000, interval % 1000000 }, { value / 1000000, value % 1000000 } }, old;
    if (__ret(SYS(setitimer, ITIMER_REAL, &new, &old)) < 0)
        return -1;
    return old.it_value.tv_sec * 1000000 + old.it_value.tv_usec;
}
