// defines getrlimit setrlimit prlimit getrusage getpriority setpriority nice times
#include <ringside/sys.h>
#include <sys/resource.h>
#include <sys/times.h>

#define EPERM 1
#define EACCES 13

int getrlimit(int resource, struct rlimit *limit) { return __ret(SYS(prlimit64, 0, resource, NULL, limit)); }
int setrlimit(int resource, const struct rlimit *limit) { return __ret(SYS(prlimit64, 0, resource, limit, NULL)); }
int getrusage(int who, struct rusage *usage) { return __ret(SYS(getrusage, who, usage)); }
int setpriority(int which, unsigned who, int priority) { return __ret(SYS(setpriority, which, who, priority)); }
clock_t times(struct tms *t) { return __ret(SYS(times, t)); }

int prlimit(int pid, int resource, const struct rlimit *new, struct rlimit *old)
{
    return __ret(SYS(prlimit64, pid, resource, new, old));
}

/* The kernel answers 20 - nice, so that no answer is negative. */
int getpriority(int which, unsigned who)
{
    long r = __ret(SYS(getpriority, which, who));
    return r < 0 ? -1 : 20 - (int)r;
}

int nice(int increment)
{
    int now = 20 - (int)SYS(getpriority, PRIO_PROCESS, 0) + increment;
    now = now < -20 ? -20 : now > 19 ? 19 : now;
    if (__ret(SYS(setpriority, PRIO_PROCESS, 0, now)) < 0) {
        if (errno == EACCES)
            errno = EPERM;
        return -1;
    }
    return 20 - (int)SYS(getpriority, PRIO_PROCESS, 0);
}
