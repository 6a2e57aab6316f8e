// defines gf_time tv_sub start_time stop_time Start_time Stop_time sleep_us Sleep_us
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/time.h>
#include <time.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
void err_quit(const char *format, ...) __attribute__((noreturn));

static struct timeval begun;

/* hours:minutes:seconds.microseconds */
char *gf_time(void)
{
    static char text[30];
    struct timeval now;
    time_t seconds;
    gettimeofday(&now, NULL);
    seconds = now.tv_sec;
    strcpy(text, ctime(&seconds));
    snprintf(text + 19, sizeof text - 19, ".%06ld", (long)now.tv_usec);
    return text + 11;
}

void tv_sub(struct timeval *out, struct timeval *in)
{
    if ((out->tv_usec -= in->tv_usec) < 0) {
        --out->tv_sec;
        out->tv_usec += 1000000;
    }
    out->tv_sec -= in->tv_sec;
}

int start_time(void) { return gettimeofday(&begun, NULL); }

/* Microseconds since start_time. */
double stop_time(void)
{
    struct timeval now;
    if (gettimeofday(&now, NULL) < 0)
        return 0;
    tv_sub(&now, &begun);
    return now.tv_sec * 1000000.0 + now.tv_usec;
}

void Start_time(void)
{
    if (start_time() < 0)
        err_sys("start_time error");
}

double Stop_time(void)
{
    double microseconds = stop_time();
    if (microseconds == 0)
        err_quit("stop_time error");
    return microseconds;
}

int sleep_us(unsigned microseconds)
{
    struct timeval t = { microseconds / 1000000, microseconds % 1000000 };
    return microseconds ? select(0, NULL, NULL, NULL, &t) : 0;
}

void Sleep_us(unsigned microseconds)
{
    if (sleep_us(microseconds) < 0)
        err_sys("sleep_us error");
}
