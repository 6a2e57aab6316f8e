// defines open openat creat fcntl ioctl
#include <ringside/sys.h>
#include <stdarg.h>
#include <fcntl.h>

/* The mode counts only with O_CREAT; without it nobody has passed one. */
#define MODE(flags, args) ((flags) & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY)) ? va_arg(args, mode_t) : 0)

int open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = MODE(flags, args);
    va_end(args);
    return __ret(SYS(openat, AT_FDCWD, path, flags, mode));
}

int openat(int dir, const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = MODE(flags, args);
    va_end(args);
    return __ret(SYS(openat, dir, path, flags, mode));
}

int creat(const char *path, mode_t mode)
{
    return __ret(SYS(openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode));
}

/* Which commands have an argument: the others may be called without one. */
int fcntl(int fd, int command, ...)
{
    long arg = 0;
    if (command != F_GETFD && command != F_GETFL && command != F_GETOWN && command != F_GETPIPE_SZ
        && command != F_GET_SEALS && command != F_GETSIG) {
        va_list args;
        va_start(args, command);
        arg = va_arg(args, long);
        va_end(args);
        if (command != F_GETLK && command != F_SETLK && command != F_SETLKW && command != F_OFD_GETLK
            && command != F_OFD_SETLK && command != F_OFD_SETLKW)
            arg = (int)arg;
    }
    return __ret(SYS(fcntl, fd, command, arg));
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list args;
    va_start(args, request);
    void *arg = va_arg(args, void *);
    va_end(args);
    return __ret(SYS(ioctl, fd, request, arg));
}
