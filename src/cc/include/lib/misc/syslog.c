// defines openlog syslog vsyslog closelog setlogmask
/* syslog(3) without a logger: with LOG_PERROR a line goes to standard error as glibc writes it, else it is dropped;
   LOG_CONS does nothing. */
#include <ringside/sys.h>
#include <syslog.h>
#include <stdio.h>

extern char *__progname;

static const char *ident;
static int options, mask = 0xff;

void openlog(const char *name, int opts, int facility)
{
    ident = name;
    options = opts;
}

void closelog(void)
{
    ident = NULL;
}

int setlogmask(int new)
{
    int old = mask;
    if (new)
        mask = new;
    return old;
}

void vsyslog(int priority, const char *format, va_list args)
{
    char text[1024];
    int n;
    if (!(mask & LOG_MASK(LOG_PRI(priority))) || !(options & LOG_PERROR))
        return;
    n = vsnprintf(text, sizeof text, format, args);
    const char *end = n > 0 && text[n < (int)sizeof text ? n - 1 : (int)sizeof text - 2] == '\n' ? "" : "\n";
    if (options & LOG_PID)
        dprintf(2, "%s[%d]: %s%s", ident ? ident : __progname, (int)SYS(getpid), text, end);
    else
        dprintf(2, "%s: %s%s", ident ? ident : __progname, text, end);
}

void syslog(int priority, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsyslog(priority, format, args);
    va_end(args);
}
