// defines log_open log_msg log_ret log_quit log_sys log_to_stderr
/* Messages of daemons: to the log, or to standard error while `log_to_stderr` is set by the program. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

int log_to_stderr __attribute__((weak)) = 1;

static void say(int number, const char *format, va_list args, int priority)
{
    char text[4096];
    vsnprintf(text, sizeof text - 1, format, args);
    size_t n = strlen(text);
    if (number >= 0)
        snprintf(text + n, sizeof text - n - 1, ": %s", strerror(number));
    strcat(text, "\n");
    if (log_to_stderr) {
        fflush(stdout);
        fputs(text, stderr);
    } else {
        syslog(priority, "%s", text);
    }
}

#define SAY(number, priority) \
    int error = errno; \
    va_list args; \
    va_start(args, format); \
    say(number, format, args, priority); \
    va_end(args); \
    (void)error

void log_open(const char *ident, int option, int facility)
{
    if (!log_to_stderr)
        openlog(ident, option, facility);
}

void log_msg(const char *format, ...) { SAY(-1, LOG_ERR); }
void log_ret(const char *format, ...) { SAY(error, LOG_ERR); }
void log_quit(const char *format, ...) { SAY(-1, LOG_ERR); exit(2); }
void log_sys(const char *format, ...) { SAY(error, LOG_ERR); exit(2); }
