// defines errMsg errExit err_exit errExitEN fatal usageErr cmdLineErr
/* TLPI's messages (chapter 3). With EF_DUMPCORE in the environment the end is an abort. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *strerrorname_np(int number);

static void say(int number, int flush, const char *format, va_list args)
{
    char text[500];
    vsnprintf(text, sizeof text, format, args);
    if (flush)
        fflush(stdout);
    if (number >= 0) {
        const char *name = number > 0 ? strerrorname_np(number) : NULL;
        fprintf(stderr, "ERROR [%s %s] %s\n", name ? name : "?UNKNOWN?", strerror(number), text);
    } else {
        fprintf(stderr, "ERROR: %s\n", text);
    }
    fflush(stderr);
}

static void finish(int flushing)
{
    char *dump = getenv("EF_DUMPCORE");
    if (dump && *dump)
        abort();
    if (flushing)
        exit(EXIT_FAILURE);
    _exit(EXIT_FAILURE);
}

#define SAY(number, flush) \
    int error = errno; \
    va_list args; \
    va_start(args, format); \
    say(number, flush, format, args); \
    va_end(args); \
    errno = error

void errMsg(const char *format, ...) { SAY(error, 1); }
void errExit(const char *format, ...) { SAY(error, 1); finish(1); }
void err_exit(const char *format, ...) { SAY(error, 0); finish(0); }
void errExitEN(int number, const char *format, ...) { SAY(number, 1); finish(1); }
void fatal(const char *format, ...) { SAY(-1, 1); finish(1); }

static void usage(const char *before, const char *format, va_list args)
{
    fflush(stdout);
    fputs(before, stderr);
    vfprintf(stderr, format, args);
    fflush(stderr);
    exit(EXIT_FAILURE);
}

void usageErr(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    usage("Usage: ", format, args);
}

void cmdLineErr(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    usage("Command-line usage error: ", format, args);
}
