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

/* Commands that are called without an argument, or that nobody knows, are not asked for one. */
int fcntl(int fd, int command, ...)
{
    long arg = 0;
    va_list args;
    va_start(args, command);
    switch (command) {
    case F_GETLK: case F_SETLK: case F_SETLKW: case F_OFD_GETLK: case F_OFD_SETLK: case F_OFD_SETLKW:
        arg = va_arg(args, long);
        break;
    case F_DUPFD: case F_DUPFD_CLOEXEC: case F_SETFD: case F_SETFL: case F_SETOWN: case F_SETSIG: case F_SETPIPE_SZ:
    case F_ADD_SEALS:
        arg = va_arg(args, int);
    }
    va_end(args);
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
