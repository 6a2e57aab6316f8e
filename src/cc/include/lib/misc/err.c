// defines err errx warn warnx verr verrx vwarn vwarnx
#include <ringside/sys.h>
#include <err.h>
#include <stdio.h>

extern char *__progname;
_Noreturn void exit(int status);

static void say(const char *format, va_list args, int number)
{
    flockfile(stderr);
    fprintf(stderr, "%s: ", __progname);
    if (format)
        vfprintf(stderr, format, args);
    if (number >= 0) {
        errno = number;
        fprintf(stderr, format ? ": %m" : "%m");
    }
    fputc('\n', stderr);
    funlockfile(stderr);
}

void vwarn(const char *format, va_list args) { say(format, args, errno); }
void vwarnx(const char *format, va_list args) { say(format, args, -1); }

_Noreturn void verr(int status, const char *format, va_list args)
{
    say(format, args, errno);
    exit(status);
}

_Noreturn void verrx(int status, const char *format, va_list args)
{
    say(format, args, -1);
    exit(status);
}

void warn(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vwarn(format, args);
    va_end(args);
}

void warnx(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vwarnx(format, args);
    va_end(args);
}

_Noreturn void err(int status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    verr(status, format, args);
}

_Noreturn void errx(int status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    verrx(status, format, args);
}
