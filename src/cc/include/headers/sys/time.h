/* sys/time.h -- gettimeofday(2), setitimer(2). */
#ifndef _SYS_TIME_H
#define _SYS_TIME_H 1
#include <features.h>
#include <ringside/timeval.h>
#include <sys/select.h>
#include <ringside/abi/sys/time.h>
struct timezone {
    int tz_minuteswest;
    int tz_dsttime;
};
struct itimerval {
    struct timeval it_interval;
    struct timeval it_value;
};
int gettimeofday(struct timeval *restrict tv, void *restrict tz);
int getitimer(int which, struct itimerval *value);
int setitimer(int which, const struct itimerval *restrict value, struct itimerval *restrict old);
int utimes(const char *path, const struct timeval times[2]);
#ifdef __USE_MISC
int futimes(int fd, const struct timeval times[2]);
int lutimes(const char *path, const struct timeval times[2]);
int adjtime(const struct timeval *by, struct timeval *left);
#endif
#ifdef __USE_GNU
int futimesat(int dir, const char *path, const struct timeval times[2]);
#endif
#define timerisset(t) ((t)->tv_sec || (t)->tv_usec)
#define timerclear(t) ((t)->tv_sec = (t)->tv_usec = 0)
#define timercmp(a, b, op) ((a)->tv_sec == (b)->tv_sec ? (a)->tv_usec op (b)->tv_usec : (a)->tv_sec op (b)->tv_sec)
#define timeradd(a, b, r) do { \
        (r)->tv_sec = (a)->tv_sec + (b)->tv_sec; \
        (r)->tv_usec = (a)->tv_usec + (b)->tv_usec; \
        if ((r)->tv_usec >= 1000000) { \
            ++(r)->tv_sec; \
            (r)->tv_usec -= 1000000; \
        } \
    } while (0)
#define timersub(a, b, r) do { \
        (r)->tv_sec = (a)->tv_sec - (b)->tv_sec; \
        (r)->tv_usec = (a)->tv_usec - (b)->tv_usec; \
        if ((r)->tv_usec < 0) { \
            --(r)->tv_sec; \
            (r)->tv_usec += 1000000; \
        } \
    } while (0)
#ifdef __USE_GNU
#define TIMEVAL_TO_TIMESPEC(tv, ts) ((void)((ts)->tv_sec = (tv)->tv_sec, (ts)->tv_nsec = (tv)->tv_usec * 1000))
#define TIMESPEC_TO_TIMEVAL(tv, ts) ((void)((tv)->tv_sec = (ts)->tv_sec, (tv)->tv_usec = (ts)->tv_nsec / 1000))
#endif
#ifdef __USE_MISC
int settimeofday(const struct timeval *tv, const struct timezone *tz);
#endif
#endif
