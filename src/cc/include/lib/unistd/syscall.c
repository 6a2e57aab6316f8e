// defines syscall
#include <ringside/sys.h>
#include <stdarg.h>

/* syscall(2): by Linux's number, which the kernel looks up. */
long syscall(long number, ...)
{
    va_list args;
    long a[5];
    va_start(args, number);
    for (int i = 0; i < 5; i++)
        a[i] = va_arg(args, long);
    va_end(args);
    return __ret(SYS(syscall, number, a[0], a[1], a[2], a[3], a[4]));
}
