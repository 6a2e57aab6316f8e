//@ native
//@ env: TZ=UTC
/* Broken-down time there and back. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <time.h>

int main(void)
{
    static const time_t times[] = { 0, 1, 86399, 86400, 951782400, 951868800, 1078012800, 1709164800, 1e9, 2147483647, 4102444800, -1, -86401 };
    static const char *formats[] = { "%Y-%m-%d %H:%M:%S", "%a %A %b %B %d %e", "%j %U %W %V %G %u %w", "%I %p %M %y %C", "%D %F %T %R %r", "%c", "%x %X", "%h%n%t%%", "%s %Z %z" };
    for (unsigned i = 0; i < sizeof times / sizeof *times; i++) {
        struct tm tm = *gmtime(&times[i]);
        printf("%d-%d-%d %d:%d:%d wday %d yday %d dst %d\n", tm.tm_year, tm.tm_mon, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, tm.tm_wday, tm.tm_yday, tm.tm_isdst);
        printf("%d\n", mktime(&tm) == times[i]);
        for (unsigned f = 0; f < sizeof formats / sizeof *formats; f++) {
            char buf[100];
            size_t n = strftime(buf, sizeof buf, formats[f], &tm);
            printf("%zu %s\n", n, buf);
        }
        printf("%s", asctime(&tm));
        printf("%s", ctime(&times[i]));
    }
    struct tm odd = { .tm_year = 124, .tm_mon = 13, .tm_mday = 35, .tm_hour = 25, .tm_min = -5, .tm_sec = 70 };
    printf("%ld\n", (long)mktime(&odd));
    printf("%d-%d-%d %d:%d:%d %d %d\n", odd.tm_year, odd.tm_mon, odd.tm_mday, odd.tm_hour, odd.tm_min, odd.tm_sec, odd.tm_wday, odd.tm_yday);
    struct tm parsed = { 0 };
    char *rest = strptime("2024-02-29 12:34:56 tail", "%Y-%m-%d %H:%M:%S", &parsed);
    printf("%s|%ld %g\n", rest, (long)mktime(&parsed), difftime(10, 4));
    char small[4];
    printf("%zu\n", strftime(small, sizeof small, "%Y-%m", &parsed));
    return 0;
}
