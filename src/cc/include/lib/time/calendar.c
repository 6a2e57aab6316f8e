// defines gmtime gmtime_r localtime localtime_r mktime timegm timelocal asctime asctime_r ctime ctime_r
/* The calendar. What a time zone does to it is in `zone.c`. */
#include <ringside/sys.h>
#include <errno.h>
#include <time.h>

static struct tm own;
static char text[64];

int snprintf(char *restrict s, size_t size, const char *restrict format, ...);
long __zone_at(time_t t, long year, int *summer, const char **name);
int __zone_changes(void);

/* Days since 1970-01-01 to year, month and day: in eras of 400 years that begin on the first of March, so that a
   leap day is an era's or year's last. */
struct tm *gmtime_r(const time_t *restrict t, struct tm *restrict tm)
{
    long days = *t / 86400, rest = *t % 86400;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    tm->tm_hour = rest / 3600;
    tm->tm_min = rest / 60 % 60;
    tm->tm_sec = rest % 60;
    tm->tm_wday = ((days + 4) % 7 + 7) % 7;
    long z = days + 719468;
    long era = (z >= 0 ? z : z - 146096) / 146097;
    long day = z - era * 146097;
    long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    long yday = day - (365 * year + year / 4 - year / 100);
    long month = (5 * yday + 2) / 153;
    tm->tm_mday = yday - (153 * month + 2) / 5 + 1;
    tm->tm_mon = month < 10 ? month + 2 : month - 10;
    year += era * 400 + (tm->tm_mon <= 1);
    tm->tm_year = year - 1900;
    int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    tm->tm_yday = month < 10 ? yday + 59 + leap : yday - 306;
    tm->tm_isdst = 0;
    tm->tm_gmtoff = 0;
    tm->tm_zone = "GMT";
    return tm;
}

struct tm *gmtime(const time_t *t) { return gmtime_r(t, &own); }

/* The same moment, as clocks of the zone show it. */
struct tm *localtime_r(const time_t *restrict t, struct tm *restrict tm)
{
    const char *name;
    int summer;
    gmtime_r(t, tm);
    tzset();
    long offset = __zone_at(*t, tm->tm_year + 1900L, &summer, &name);
    if (offset) {
        time_t shown = *t + offset;
        gmtime_r(&shown, tm);
    }
    tm->tm_isdst = summer;
    tm->tm_gmtoff = offset;
    tm->tm_zone = name;
    return tm;
}

struct tm *localtime(const time_t *t) { return localtime_r(t, &own); }

/* Takes members out of their ranges as what they amount to, and puts them right. */
time_t timegm(struct tm *tm)
{
    long month = tm->tm_mon % 12, year = tm->tm_year + 1900L + tm->tm_mon / 12;
    if (month < 0) {
        month += 12;
        year--;
    }
    long y = year - (month <= 1), m = month <= 1 ? month + 10 : month - 2;
    long era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
    long days = era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + (153 * m + 2) / 5 - 719468 + tm->tm_mday - 1;
    time_t t = ((days * 24 + tm->tm_hour) * 60 + tm->tm_min) * 60 + tm->tm_sec;
    gmtime_r(&t, tm);
    return t;
}

/* How far the clock was from Greenwich's when `mktime` looked last: where it begins to look. */
static long guess;

/* Looks for the moment at which the zone's clocks show this. Clocks put back show some moments twice, and `tm_isdst`
   says which one is meant; clocks put forward leave some out, and those count on from the clock of before or after. */
time_t mktime(struct tm *tm)
{
    struct tm shown = *tm;
    int wanted = tm->tm_isdst;
    time_t target = timegm(&shown), first = target - guess, t = first, t1 = first, t2 = first;
    int summer2 = 0;
    tzset();
    for (int probe = 0; probe < 6; probe++) {
        localtime_r(&t, &shown);
        time_t off = target - (t + shown.tm_gmtoff);
        if (off == 0)
            break;
        if (t == t1 && t != t2 && (wanted < 0 ? summer2 <= shown.tm_isdst : (wanted != 0) != shown.tm_isdst))
            goto found;
        t1 = t2;
        t2 = t;
        t += off;
        summer2 = shown.tm_isdst;
    }
    if (wanted >= 0 && (wanted != 0) != shown.tm_isdst && __zone_changes()) {
        /* Not the kind of time that was asked for: the nearest moments of that kind say how far its clock is. */
        const long stride = 601200, most = 457243209 / 2 + stride;
        for (long delta = stride; delta < most; delta += stride)
            for (int direction = -1; direction <= 1; direction += 2) {
                time_t near = t + delta * direction;
                localtime_r(&near, &shown);
                if ((wanted != 0) == shown.tm_isdst) {
                    t = near + (target - (near + shown.tm_gmtoff));
                    goto found;
                }
            }
    }
found:
    if (guess != target - t)
        guess = target - t;
    localtime_r(&t, tm);
    return t;
}

time_t timelocal(struct tm *tm) { return mktime(tm); }

/* EOVERFLOW for a year that leaves no room in so many bytes. */
static char *written(const struct tm *tm, char *buf, int size)
{
    static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (!tm) {
        errno = EINVAL;
        return NULL;
    }
    if (tm->tm_year > 2147483647 - 1900
        || snprintf(buf, size, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n",
                    tm->tm_wday < 0 || tm->tm_wday > 6 ? "???" : days + 3 * tm->tm_wday,
                    tm->tm_mon < 0 || tm->tm_mon > 11 ? "???" : months + 3 * tm->tm_mon,
                    tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec, 1900 + tm->tm_year) >= size) {
        errno = EOVERFLOW;
        return NULL;
    }
    return buf;
}

char *asctime_r(const struct tm *restrict tm, char *restrict buf) { return written(tm, buf, 26); }
char *asctime(const struct tm *tm) { return written(tm, text, sizeof text); }
char *ctime(const time_t *t) { return asctime(localtime(t)); }

char *ctime_r(const time_t *restrict t, char *restrict buf)
{
    struct tm tm;
    return asctime_r(localtime_r(t, &tm), buf);
}
