// defines dprintf vdprintf
#include <ringside/sys.h>
#include <stdarg.h>

int vdprintf(int fd, const char *restrict format, va_list args)
{
    long n = BUILTIN(format, NULL, 0, format, args, FORMAT_STATE), done = 0;
    if (n < 0)
        return __ret(n);
    char *text = (char *)BUILTIN(malloc, n + 1);
    BUILTIN(format, text, n, format, args, FORMAT_STATE);
    while (done < n) {
        long k = __ret(SYS(write, fd, text + done, n - done));
        if (k < 0) {
            n = -1;
            break;
        }
        done += k;
    }
    BUILTIN(free, text);
    return n;
}

int dprintf(int fd, const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vdprintf(fd, format, args);
    va_end(args);
    return n;
}
