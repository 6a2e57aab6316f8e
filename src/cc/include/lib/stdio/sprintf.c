// defines sprintf vsprintf snprintf vsnprintf
#include <ringside/sys.h>
#include <stdarg.h>

#define INT_MAX 2147483647

int vsnprintf(char *restrict s, size_t size, const char *restrict format, va_list args)
{
    long room = size > 0 ? size - 1 : 0;
    long n = BUILTIN(format, s, room, format, args, FORMAT_STATE);
    if (n < 0)
        return __ret(n);
    if (size > 0)
        s[n < room ? n : room] = '\0';
    return n;
}

int vsprintf(char *restrict s, const char *restrict format, va_list args)
{
    return vsnprintf(s, INT_MAX, format, args);
}

int snprintf(char *restrict s, size_t size, const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(s, size, format, args);
    va_end(args);
    return n;
}

int sprintf(char *restrict s, const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(s, INT_MAX, format, args);
    va_end(args);
    return n;
}
