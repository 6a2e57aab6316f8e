//@ native
/* The zone that TZ names by its rule: what clocks show on both sides of each change, and the way back by mktime
   (tzset(3), mktime(3)). A moment that clocks leave out or show twice is settled by tm_isdst. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char *zones[] = {
    "EST5EDT,M3.2.0,M11.1.0", "CET-1CEST,M3.5.0,M10.5.0/3", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "IST-5:30",
    "XXX3YYY,J60,300/1", "XXX3YYY,59/0,J300", "AB", "EST", "Nowhere/Land", "UTC+3", "",
};

static void show(const char *what, time_t t)
{
    struct tm tm;
    char text[80];
    localtime_r(&t, &tm);
    strftime(text, sizeof text, "%a %F %T %z %Z", &tm);
    struct tm copy = tm;
    printf("  %s %ld %s dst %d back %ld\n", what, (long)t, text, tm.tm_isdst, (long)mktime(&copy));
}

int main(void)
{
    for (unsigned z = 0; z < sizeof zones / sizeof *zones; z++) {
        setenv("TZ", zones[z], 1);
        tzset();
        printf("%s: %s %s %ld %d\n", zones[z], tzname[0], tzname[1], timezone, daylight);
        int was = -1;
        for (time_t t = 1704067200; t < 1704067200 + 366 * 86400; t += 1800) {
            struct tm *tm = localtime(&t);
            if (was >= 0 && tm->tm_isdst != was) {
                show("before", t - 1);
                show("after ", t);
            }
            was = tm->tm_isdst;
        }
        for (int wanted = -1; wanted <= daylight; wanted++)
            for (int day = 0; day < 2; day++) {
                struct tm tm = { .tm_year = 124, .tm_mon = day ? 10 : 2, .tm_mday = day ? 3 : 10, .tm_hour = day ? 1 : 2,
                                 .tm_min = 30, .tm_isdst = wanted };
                time_t t = mktime(&tm);
                printf("  wanted %d: %ld %02d:%02d %d %s\n", wanted, (long)t, tm.tm_hour, tm.tm_min, tm.tm_isdst,
                       tm.tm_zone);
            }
    }
    time_t t = 1720000000;
    setenv("TZ", "JST-9", 1);
    struct tm *utc = gmtime(&t);
    printf("%s %s", utc->tm_zone, asctime(utc));
    printf("%s", ctime(&t));
    printf("%d %s\n", utc->tm_hour, utc->tm_zone); /* the buffer is the same one */
    return 0;
}
