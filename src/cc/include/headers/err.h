/* err.h -- messages about errors (err(3)). */
#ifndef _ERR_H
#define _ERR_H 1
#include <stdarg.h>
_Noreturn void err(int status, const char *format, ...) __attribute__((__format__(__printf__, 2, 3)));
_Noreturn void errx(int status, const char *format, ...) __attribute__((__format__(__printf__, 2, 3)));
void warn(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
void warnx(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
_Noreturn void verr(int status, const char *format, va_list args) __attribute__((__format__(__printf__, 2, 0)));
_Noreturn void verrx(int status, const char *format, va_list args) __attribute__((__format__(__printf__, 2, 0)));
void vwarn(const char *format, va_list args) __attribute__((__format__(__printf__, 1, 0)));
void vwarnx(const char *format, va_list args) __attribute__((__format__(__printf__, 1, 0)));
#endif
