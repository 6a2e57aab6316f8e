// defines sem_open
#include <ringside/sys.h>
#include <stdarg.h>

#define EINVAL 22
#define O_CREAT 0100

void *sem_open(const char *name, int flags, ...)
{
    unsigned mode = 0, value = 0;
    if (flags & O_CREAT) {
        va_list args;
        va_start(args, flags);
        mode = va_arg(args, unsigned);
        value = va_arg(args, unsigned);
        va_end(args);
    }
    /* glibc makes a file's name of it in a buffer; what does not fit is EINVAL, the rest the kernel judges. */
    const char *base = name;
    while (*base == '/')
        base++;
    if (BUILTIN(strlen, base) > 255) {
        errno = EINVAL;
        return NULL;
    }
    long r = SYS(sem_open, name, flags, mode, value);
    return __ret(r) == -1 ? NULL : (void *)r;
}
