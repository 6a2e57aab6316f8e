// defines openlog syslog vsyslog closelog setlogmask
/* syslog(3): a line goes to the logger, if one has a datagram or stream socket at /dev/log; with LOG_PERROR to standard
   error, too, as glibc writes it; with LOG_CONS to the console if there is no logger. */
#include <ringside/sys.h>
#include <syslog.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <errno.h>

extern char *__progname;

static const char *ident;
static int options, mask = 0xff, facility = LOG_USER, logger = -1;

static void hang_up(void)
{
    if (logger != -1)
        SYS(close, logger);
    logger = -1;
}

/* Calls the logger, if it has not been called. */
static void call_up(void)
{
    struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "/dev/log" };
    for (int type = SOCK_DGRAM; logger == -1 && type; type = type == SOCK_DGRAM ? SOCK_STREAM : 0) {
        logger = SYS(socket, AF_UNIX, type | SOCK_CLOEXEC, 0);
        if (logger < 0) {
            logger = -1;
            return;
        }
        long result = SYS(connect, logger, &name, sizeof name);
        if (result == 0)
            return;
        hang_up();
        if (result != -EPROTOTYPE)
            return;
    }
}

void openlog(const char *name, int opts, int kind)
{
    ident = name;
    options = opts;
    if (kind && !(kind & ~LOG_FACMASK))
        facility = kind;
    if (opts & LOG_NDELAY)
        call_up();
}

void closelog(void)
{
    hang_up();
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
    char line[1024];
    int saved = errno;
    if (!(mask & LOG_MASK(LOG_PRI(priority))) || priority & ~(LOG_PRIMASK | LOG_FACMASK))
        return;
    if (!(priority & LOG_FACMASK))
        priority |= facility;

    time_t now = time(NULL);
    struct tm then;
    int n = snprintf(line, sizeof line, "<%d>", priority);
    n += strftime(line + n, sizeof line - n, "%h %e %T ", localtime_r(&now, &then));
    int head = n;
    n += snprintf(line + n, sizeof line - n, "%s", ident ? ident : __progname);
    if (options & LOG_PID && n < (int)sizeof line)
        n += snprintf(line + n, sizeof line - n, "[%d]", (int)SYS(getpid));
    if (n < (int)sizeof line)
        n += snprintf(line + n, sizeof line - n, ": ");
    errno = saved;
    if (n < (int)sizeof line)
        n += vsnprintf(line + n, sizeof line - n, format, args);
    if (n > (int)sizeof line - 1)
        n = sizeof line - 1;

    if (options & LOG_PERROR)
        dprintf(2, "%s%s", line + head, line[n - 1] == '\n' ? "" : "\n");
    call_up();
    if (logger == -1 || SYS(sendto, logger, line, (long)n, MSG_NOSIGNAL, NULL, 0L) < 0) {
        hang_up();
        int console = options & LOG_CONS ? (int)SYS(openat, AT_FDCWD, "/dev/console", O_WRONLY | O_NOCTTY | O_CLOEXEC, 0) : -1;
        if (console >= 0) {
            dprintf(console, "%s\r\n", line + head);
            SYS(close, console);
        }
    }
    errno = saved;
}

void syslog(int priority, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsyslog(priority, format, args);
    va_end(args);
}
