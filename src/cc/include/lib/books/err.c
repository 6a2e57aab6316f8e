// defines err_msg err_ret err_sys err_quit err_dump err_cont __apue_err_exit daemon_proc
/* Stevens's messages: text, with the error's sentence behind it (_ret, _sys, _dump), and then on, out or abort. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int daemon_proc;

static void say(int number, const char *format, va_list args)
{
    char text[4096];
    vsnprintf(text, sizeof text - 1, format, args);
    size_t n = strlen(text);
    if (number >= 0)
        snprintf(text + n, sizeof text - n - 1, ": %s", strerror(number));
    strcat(text, "\n");
    fflush(stdout);
    fputs(text, stderr);
    fflush(stderr);
}

#define SAY(number) \
    va_list args; \
    int error = errno; \
    va_start(args, format); \
    say(number, format, args); \
    va_end(args); \
    (void)error

void err_msg(const char *format, ...) { SAY(-1); }
void err_ret(const char *format, ...) { SAY(error); }
void err_cont(int number, const char *format, ...) { SAY(number); }
void err_sys(const char *format, ...) { SAY(error); exit(1); }
void err_quit(const char *format, ...) { SAY(-1); exit(1); }
void err_dump(const char *format, ...) { SAY(error); abort(); }
void __apue_err_exit(int number, const char *format, ...) { SAY(number); exit(1); }
