// defines timer_create timer_settime timer_gettime timer_getoverrun timer_delete
#include <ringside/sys.h>
#include <time.h>
#include <signal.h>

/* Set by the unit that can start threads: gives the event by which its helper is told. */
int __notify_by_thread(const struct sigevent *event, struct sigevent *told);

int timer_create(clockid_t clock, struct sigevent *restrict event, timer_t *restrict timer)
{
    struct sigevent told;
    int id;
    if (event && event->sigev_notify == SIGEV_THREAD) {
        if (__notify_by_thread(event, &told) < 0)
            return -1;
        event = &told;
    }
    long r = __ret(SYS(timer_create, clock, event, &id));
    if (r == 0)
        *timer = (timer_t)(long)id;
    return r;
}

int timer_settime(timer_t timer, int flags, const struct itimerspec *restrict value, struct itimerspec *restrict old)
{
    return __ret(SYS(timer_settime, (int)(long)timer, flags, value, old));
}

int timer_gettime(timer_t timer, struct itimerspec *value) { return __ret(SYS(timer_gettime, (int)(long)timer, value)); }
int timer_getoverrun(timer_t timer) { return __ret(SYS(timer_getoverrun, (int)(long)timer)); }
int timer_delete(timer_t timer) { return __ret(SYS(timer_delete, (int)(long)timer)); }
