/* syslog.h -- the system's log (syslog(3)). Model: there is no logger; with LOG_PERROR lines go to standard error,
   without it they are dropped. */
#ifndef _SYSLOG_H
#define _SYSLOG_H 1
#include <features.h>
#include <stdarg.h>
#include <ringside/abi/syslog.h>
#define LOG_PRI(p) ((p) & LOG_PRIMASK)
#define LOG_MAKEPRI(facility, priority) ((facility) | (priority))
#define LOG_FAC(p) (((p) & LOG_FACMASK) >> 3)
#define LOG_MASK(priority) (1 << (priority))
#define LOG_UPTO(priority) ((1 << ((priority) + 1)) - 1)
#define LOG_AUTHPRIV (10 << 3)
#define LOG_FTP (11 << 3)
#define LOG_UUCP (8 << 3)
void openlog(const char *ident, int options, int facility);
void syslog(int priority, const char *format, ...) __attribute__((__format__(__printf__, 2, 3)));
void closelog(void);
int setlogmask(int mask);
#ifdef __USE_MISC
void vsyslog(int priority, const char *format, va_list args) __attribute__((__format__(__printf__, 2, 0)));
#endif
#endif
