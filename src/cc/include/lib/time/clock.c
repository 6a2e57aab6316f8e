// defines time gettimeofday clock_gettime clock_settime clock_getres clock_nanosleep nanosleep clock difftime timespec_get clock_getcpuclockid ftime
#include <ringside/sys.h>
#include <time.h>
#include <sys/time.h>
#include <sys/timeb.h>

#define ESRCH 3
#define EINVAL 22

time_t time(time_t *t) { return SYS(time, t); }
int gettimeofday(struct timeval *restrict tv, void *restrict tz) { return __ret(SYS(gettimeofday, tv, tz)); }
int clock_gettime(clockid_t clock, struct timespec *t) { return __ret(SYS(clock_gettime, clock, t)); }
int clock_settime(clockid_t clock, const struct timespec *t) { return __ret(SYS(clock_settime, clock, t)); }
int clock_getres(clockid_t clock, struct timespec *t) { return __ret(SYS(clock_getres, clock, t)); }
double difftime(time_t a, time_t b) { return a - b; }

/* Gives the error number itself. A thread's own clock stands while it sleeps (clock_nanosleep(2), ERRORS). */
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *request, struct timespec *rest)
{
    return clock == CLOCK_THREAD_CPUTIME_ID ? EINVAL : -SYS(clock_nanosleep, clock, flags, request, rest);
}

int nanosleep(const struct timespec *request, struct timespec *rest)
{
    return __ret(SYS(clock_nanosleep, CLOCK_REALTIME, 0, request, rest));
}

clock_t clock(void)
{
    struct timespec t;
    if (__ret(SYS(clock_gettime, CLOCK_PROCESS_CPUTIME_ID, &t)) < 0)
        return -1;
    return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int timespec_get(struct timespec *t, int base)
{
    return base == TIME_UTC && SYS(clock_gettime, CLOCK_REALTIME, t) == 0 ? base : 0;
}

/* The number that stands for a process's clock (clock_getcpuclockid(3)). */
int clock_getcpuclockid(pid_t pid, clockid_t *clock)
{
    if (pid && SYS(kill, pid, 0) == -ESRCH)
        return ESRCH;
    *clock = ~(unsigned)pid << 3 | 2;
    return 0;
}

int ftime(struct timeb *t)
{
    struct timespec now;
    SYS(clock_gettime, CLOCK_REALTIME, &now);
    t->time = now.tv_sec;
    t->millitm = now.tv_nsec / 1000000;
    t->timezone = t->dstflag = 0;
    return 0;
}
