// defines adjtimex ntp_adjtime ntp_gettime adjtime
#include <ringside/sys.h>
#include <sys/time.h>
#include <sys/timex.h>

#define EPERM 1

/* What Linux says of a clock that nothing has set right. */
int adjtimex(struct timex *t)
{
    if (t->modes && t->modes != ADJ_OFFSET_SS_READ) {
        errno = EPERM;
        return -1;
    }
    *t = (struct timex){ .status = STA_UNSYNC, .tick = 10000, .tolerance = 32768000, .precision = 1,
                         .maxerror = 16000000, .esterror = 16000000, .constant = 2 };
    gettimeofday(&t->time, NULL);
    return TIME_ERROR;
}

int ntp_adjtime(struct timex *t) { return adjtimex(t); }

int ntp_gettime(struct ntptimeval *t)
{
    struct timex x = { 0 };
    int state = adjtimex(&x);
    *t = (struct ntptimeval){ .time = x.time, .maxerror = x.maxerror, .esterror = x.esterror };
    return state;
}

int adjtime(const struct timeval *by, struct timeval *left)
{
    if (by) {
        errno = EPERM;
        return -1;
    }
    if (left)
        *left = (struct timeval){ 0 };
    return 0;
}
