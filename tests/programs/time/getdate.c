//@ native
// getdate: templates from a file, and what is not said is today's.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    struct tm *t, r;
    unsetenv("DATEMSK");
    t = getdate("12:30");
    printf("%d %d\n", t == NULL, getdate_err);
    setenv("DATEMSK", "/no/such/file", 1);
    printf("%d\n", getdate_r("12:30", &r));
    setenv("DATEMSK", "/tmp", 1);
    printf("%d\n", getdate_r("12:30", &r));
    char name[] = "/tmp/maskXXXXXX";
    FILE *f = fdopen(mkstemp(name), "w");
    fputs("%Y-%m-%d %H:%M:%S\n%d.%m.%Y\n%m/%d/%Y %I %p\n", f);
    fclose(f);
    setenv("DATEMSK", name, 1);
    const char *dates[] = { "2024-02-29 13:14:15", "  31.12.1999 ", "07/04/2031 5 PM", "2023-02-29 00:00:00", "nonsense" };
    for (int i = 0; i < 5; i++) {
        int e = getdate_r(dates[i], &r);
        printf("%s: %d", dates[i], e);
        if (!e)
            printf(" %d-%d-%d weekday %d", r.tm_year + 1900, r.tm_mon + 1, r.tm_mday, r.tm_wday);
        if (!e && i != 1)
            printf(" %d:%d:%d", r.tm_hour, r.tm_min, r.tm_sec);
        printf("\n");
    }
    unlink(name);
    return 0;
}
