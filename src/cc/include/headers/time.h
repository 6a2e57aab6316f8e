/* time.h -- clocks and calendars (time(7)). The clock is virtual: it moves only while nothing else can run. */
#ifndef _TIME_H
#define _TIME_H 1
#include <features.h>
#include <ringside/types.h>
#include <ringside/locale_t.h>
#include <ringside/timespec.h>
#include <ringside/abi/time.h>
typedef unsigned long size_t;
typedef long clock_t;
typedef int clockid_t;
typedef void *timer_t;
typedef int pid_t;
#ifndef NULL
#define NULL ((void *)0)
#endif
#define CLOCKS_PER_SEC ((clock_t)1000000)
struct tm {
    int tm_sec;
    int tm_min;
    int tm_hour;
    int tm_mday;
    int tm_mon;
    int tm_year;
    int tm_wday;
    int tm_yday;
    int tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};
struct itimerspec {
    struct timespec it_interval;
    struct timespec it_value;
};
struct sigevent;
extern char *tzname[2];
extern long timezone;
extern int daylight;
time_t time(time_t *t);
clock_t clock(void);
double difftime(time_t a, time_t b);
time_t mktime(struct tm *tm);
char *asctime(const struct tm *tm);
char *asctime_r(const struct tm *restrict tm, char *restrict buf);
char *ctime(const time_t *t);
char *ctime_r(const time_t *restrict t, char *restrict buf);
struct tm *gmtime(const time_t *t);
struct tm *gmtime_r(const time_t *restrict t, struct tm *restrict tm);
struct tm *localtime(const time_t *t);
struct tm *localtime_r(const time_t *restrict t, struct tm *restrict tm);
size_t strftime(char *restrict s, size_t size, const char *restrict format, const struct tm *restrict tm);
#ifdef __USE_XOPEN
char *strptime(const char *restrict s, const char *restrict format, struct tm *restrict tm);
extern int getdate_err;
struct tm *getdate(const char *string);
#endif
#ifdef __USE_GNU
int getdate_r(const char *restrict string, struct tm *restrict result);
#endif
void tzset(void);
int timespec_get(struct timespec *t, int base);
int stime(const time_t *t);
#ifdef __USE_MISC
time_t timegm(struct tm *tm);
time_t timelocal(struct tm *tm);
#endif
#ifdef __USE_XOPEN2K8
size_t strftime_l(char *restrict s, size_t size, const char *restrict format, const struct tm *restrict tm,
                  locale_t locale);
#endif
#ifdef __USE_XOPEN2K
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *request, struct timespec *rest);
int clock_getcpuclockid(pid_t pid, clockid_t *clock);
#endif
#ifdef __USE_POSIX199309
int nanosleep(const struct timespec *request, struct timespec *rest);
int clock_gettime(clockid_t clock, struct timespec *t);
int clock_settime(clockid_t clock, const struct timespec *t);
int clock_getres(clockid_t clock, struct timespec *t);
int timer_create(clockid_t clock, struct sigevent *restrict event, timer_t *restrict timer);
int timer_settime(timer_t timer, int flags, const struct itimerspec *restrict value, struct itimerspec *restrict old);
int timer_gettime(timer_t timer, struct itimerspec *value);
int timer_getoverrun(timer_t timer);
int timer_delete(timer_t timer);
#endif
#endif
