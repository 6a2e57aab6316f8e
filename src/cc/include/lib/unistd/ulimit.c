// defines ulimit
#include <ringside/sys.h>
#include <limits.h>
#include <stdarg.h>
#include <sys/resource.h>
#include <ulimit.h>

#define EINVAL 22

/* Sizes of files are in units of 512 bytes. */
long ulimit(int command, ...)
{
    struct rlimit r;
    va_list args;
    long units;
    switch (command) {
    case UL_GETFSIZE:
        if (getrlimit(RLIMIT_FSIZE, &r) < 0)
            return -1;
        return r.rlim_cur == RLIM_INFINITY ? LONG_MAX : (long)(r.rlim_cur / 512);
    case UL_SETFSIZE:
        va_start(args, command);
        units = va_arg(args, long);
        va_end(args);
        r.rlim_cur = r.rlim_max = (rlim_t)units > RLIM_INFINITY / 512 ? RLIM_INFINITY : (rlim_t)units * 512;
        return setrlimit(RLIMIT_FSIZE, &r) < 0 ? -1 : units;
    case __UL_GETOPENMAX:
        return getrlimit(RLIMIT_NOFILE, &r) < 0 ? -1 : (long)r.rlim_cur;
    }
    errno = EINVAL;
    return -1;
}
