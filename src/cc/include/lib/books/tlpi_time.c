// defines currTime itimerspecFromStr
#include <stdlib.h>
#include <string.h>
#include <time.h>

char *currTime(const char *format)
{
    static char text[1000];
    time_t now = time(NULL);
    struct tm *tm = localtime(&now);
    return tm && strftime(text, sizeof text, format ? format : "%c", tm) ? text : NULL;
}

static void one(char *s, struct timespec *t)
{
    char *slash = strchr(s, '/');
    if (slash)
        *slash = '\0';
    t->tv_sec = atoi(s);
    t->tv_nsec = slash ? atoi(slash + 1) : 0;
}

void itimerspecFromStr(char *s, struct itimerspec *t)
{
    char *colon = strchr(s, ':');
    if (colon)
        *colon = '\0';
    one(s, &t->it_value);
    t->it_interval.tv_sec = t->it_interval.tv_nsec = 0;
    if (colon)
        one(colon + 1, &t->it_interval);
}
