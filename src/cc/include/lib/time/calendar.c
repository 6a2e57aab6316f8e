// defines gmtime gmtime_r localtime localtime_r mktime timegm timelocal asctime asctime_r ctime ctime_r tzset tzname timezone daylight
/* The calendar. There is one time zone, UTC. */
#include <time.h>

char *tzname[2] = { "UTC", "UTC" };
long timezone;
int daylight;

static struct tm own;
static char text[26];

int snprintf(char *restrict s, size_t size, const char *restrict format, ...);

void tzset(void)
{
}

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

/* The same moment; only the zone's name differs. */
struct tm *localtime_r(const time_t *restrict t, struct tm *restrict tm)
{
    gmtime_r(t, tm);
    tm->tm_zone = "UTC";
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

time_t mktime(struct tm *tm)
{
    time_t t = timegm(tm);
    tm->tm_zone = "UTC";
    return t;
}

time_t timelocal(struct tm *tm) { return mktime(tm); }

char *asctime_r(const struct tm *restrict tm, char *restrict buf)
{
    static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    snprintf(buf, 26, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n",
             tm->tm_wday < 0 || tm->tm_wday > 6 ? "???" : days + 3 * tm->tm_wday,
             tm->tm_mon < 0 || tm->tm_mon > 11 ? "???" : months + 3 * tm->tm_mon,
             tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec, 1900 + tm->tm_year);
    return buf;
}

char *asctime(const struct tm *tm) { return asctime_r(tm, text); }
char *ctime(const time_t *t) { return asctime_r(gmtime_r(t, &own), text); }

char *ctime_r(const time_t *restrict t, char *restrict buf)
{
    struct tm tm;
    return asctime_r(gmtime_r(t, &tm), buf);
}
