// defines wscanf vwscanf fwscanf vfwscanf swscanf vswscanf
/* wscanf(3), by way of scanf(3) on the same text in bytes. Model: a width counts bytes. */
#include <ringside/file.h>
#include <stdarg.h>
#include <wchar.h>

int vfscanf(FILE *restrict f, const char *restrict format, va_list args);
int vsscanf(const char *restrict s, const char *restrict format, va_list args);
char *__wide_format(const wchar_t *s);

int vfwscanf(FILE *restrict f, const wchar_t *restrict format, va_list args)
{
    char *narrow = fwide(f, 1) > 0 ? __wide_format(format) : NULL;
    if (!narrow)
        return -1;
    f->orient = -1;
    int n = vfscanf(f, narrow, args);
    f->orient = 1;
    BUILTIN(free, narrow);
    return n;
}

int vswscanf(const wchar_t *restrict s, const wchar_t *restrict format, va_list args)
{
    char *text = __wide_format(s), *narrow = __wide_format(format);
    int before = __utf8, n = -1;
    __utf8 = 1;
    if (text && narrow)
        n = vsscanf(text, narrow, args);
    __utf8 = before;
    BUILTIN(free, text);
    BUILTIN(free, narrow);
    return n;
}

int vwscanf(const wchar_t *restrict format, va_list args)
{
    return vfwscanf(stdin, format, args);
}

int fwscanf(FILE *restrict f, const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vfwscanf(f, format, args);
    va_end(args);
    return n;
}

int wscanf(const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vfwscanf(stdin, format, args);
    va_end(args);
    return n;
}

int swscanf(const wchar_t *restrict s, const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vswscanf(s, format, args);
    va_end(args);
    return n;
}
