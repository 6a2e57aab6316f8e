//@ native
// Calendar functions on a fixed moment.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
int main(void)
{
    setenv("TZ", "UTC", 1);
    time_t t = 1000000000;
    struct tm *g = gmtime(&t);
    char b[100];
    printf("%s", asctime(g));
    strftime(b, sizeof b, "%Y-%m-%d %H:%M:%S %a %A %b %B %j %U %w %y %p %I %e %% %Z", g);
    puts(b);
    struct tm m = { .tm_year = 124, .tm_mon = 1, .tm_mday = 30 };
    t = mktime(&m);
    printf("%ld %d %d %d\n", (long)t, m.tm_mon, m.tm_mday, m.tm_wday);
    printf("%s", ctime(&t));
    printf("%.1f\n", difftime(t, 1000000000));
    return 0;
}
