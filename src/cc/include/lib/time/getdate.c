// defines getdate getdate_r getdate_err
/* getdate(3): the first line of the file named by DATEMSK that the string matches. What it does not say is today's;
   a time of day that is over is tomorrow's, a month that is over next year's. */
#define _GNU_SOURCE
#include <ringside/sys.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

int getdate_err;

static int days_of(int month, int year)
{
    static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    year += 1900;
    return month == 1 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : days[month];
}

/* Fills in what was not said. */
static int complete(struct tm *tm)
{
    time_t timer = time(NULL);
    struct tm now;
    localtime_r(&timer, &now);
    int tomorrow = 0, only_weekday = tm->tm_wday != INT_MIN && tm->tm_year == INT_MIN && tm->tm_mon == INT_MIN
                                     && tm->tm_mday == INT_MIN;
    if (only_weekday) {
        tm->tm_year = now.tm_year;
        tm->tm_mon = now.tm_mon;
        tm->tm_mday = now.tm_mday + (tm->tm_wday - now.tm_wday + 7) % 7;
    }
    if (tm->tm_mon != INT_MIN && tm->tm_mday == INT_MIN) {
        if (tm->tm_year == INT_MIN)
            tm->tm_year = now.tm_year + (tm->tm_mon < now.tm_mon);
        tm->tm_mday = 1;
    }
    int no_date = tm->tm_mon == INT_MIN && tm->tm_year == INT_MIN && tm->tm_mday == INT_MIN
                  && tm->tm_wday == INT_MIN;
    if (tm->tm_hour == INT_MIN) {
        tm->tm_hour = now.tm_hour;
        tm->tm_min = now.tm_min;
        tm->tm_sec = now.tm_sec;
    }
    if (tm->tm_min == INT_MIN)
        tm->tm_min = 0;
    if (tm->tm_sec == INT_MIN)
        tm->tm_sec = 0;
    if (no_date) {
        tm->tm_mday = now.tm_mday;
        tomorrow = tm->tm_hour < now.tm_hour;
    }
    if (tm->tm_mday == INT_MIN)
        tm->tm_mday = now.tm_mday;
    if (tm->tm_mon == INT_MIN)
        tm->tm_mon = now.tm_mon;
    if (tm->tm_year == INT_MIN)
        tm->tm_year = now.tm_year;
    if (!only_weekday && (tm->tm_mday < 1 || tm->tm_mday > days_of(tm->tm_mon, tm->tm_year)))
        return 8;
    tm->tm_mday += tomorrow;
    tm->tm_isdst = -1;
    return mktime(tm) == -1 ? 8 : 0;
}

int getdate_r(const char *restrict string, struct tm *restrict result)
{
    const char *file = getenv("DATEMSK");
    struct stat s;
    if (!file || !*file)
        return 1;
    if (stat(file, &s) < 0)
        return 3;
    if (!S_ISREG(s.st_mode))
        return 4;
    FILE *f = fopen(file, "r");
    if (!f)
        return 2;
    char line[512];
    int found = 0;
    string += strspn(string, " \t\n");
    size_t length = strlen(string);
    while (length && strchr(" \t\n", string[length - 1]))
        length--;
    char *trimmed = strndup(string, length);
    while (!found && fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = '\0';
        result->tm_sec = result->tm_min = result->tm_hour = result->tm_mday = INT_MIN;
        result->tm_mon = result->tm_year = result->tm_wday = INT_MIN;
        char *end = strptime(trimmed, line, result);
        found = end && !*end;
    }
    free(trimmed);
    fclose(f);
    return found ? complete(result) : 7;
}

struct tm *getdate(const char *string)
{
    static struct tm result;
    getdate_err = getdate_r(string, &result);
    return getdate_err ? NULL : &result;
}
