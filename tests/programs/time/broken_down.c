//@ native
//@ env: TZ=UTC0
// Times of the calendar.
#define _GNU_SOURCE
#include <stdio.h>
#include <time.h>

int main(void)
{
    time_t t = 951782400;
    struct tm tm = *gmtime(&t), next = { .tm_year = 124, .tm_mon = 13, .tm_mday = 35, .tm_hour = 25 };
    char buf[100];
    strftime(buf, sizeof buf, "%Y-%m-%d %H:%M:%S %A %j %U", &tm);
    printf("%s\n", buf);
    printf("%s", asctime(&tm));
    printf("%ld\n", (long)mktime(&tm));
    t = mktime(&next);
    printf("%s", ctime(&t));
    printf("%.0f\n", difftime(t, 951782400));
    strptime("2001-11-12 18:31:01", "%Y-%m-%d %H:%M:%S", &tm);
    printf("%d %d %d %d\n", tm.tm_year, tm.tm_mon, tm.tm_mday, tm.tm_wday);
    return 0;
}
