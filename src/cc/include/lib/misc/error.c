// defines error error_at_line error_message_count error_one_per_line error_print_progname
#include <ringside/sys.h>
#include <stdarg.h>
#include <stdio.h>

extern char *program_invocation_name;
_Noreturn void exit(int status);
char *strerror(int number);

unsigned error_message_count;
int error_one_per_line;
void (*error_print_progname)(void);

static void say(int status, int number, const char *file, unsigned line, const char *format, va_list args)
{
    fflush(stdout);
    if (error_print_progname)
        error_print_progname();
    else
        fprintf(stderr, file ? "%s:" : "%s: ", program_invocation_name);
    if (file)
        fprintf(stderr, "%s:%u: ", file, line);
    vfprintf(stderr, format, args);
    error_message_count++;
    if (number)
        fprintf(stderr, ": %s", strerror(number));
    fputc('\n', stderr);
    if (status)
        exit(status);
}

void error(int status, int number, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(status, number, NULL, 0, format, args);
    va_end(args);
}

void error_at_line(int status, int number, const char *file, unsigned line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(status, number, file, line, format, args);
    va_end(args);
}
