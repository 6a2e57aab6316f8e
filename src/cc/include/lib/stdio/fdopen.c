// defines fdopen
#include <ringside/file.h>
#include <fcntl.h>

#define EINVAL 22

FILE *fdopen(int fd, const char *mode)
{
    int flags, how = __file_mode(mode, &flags);
    if (how < 0)
        return NULL;
    int has = __ret(SYS(fcntl, fd, F_GETFL, 0));
    if (has < 0)
        return NULL;
    if (((has & O_ACCMODE) == O_RDONLY && flags & F_WRITE) || ((has & O_ACCMODE) == O_WRONLY && flags & F_READ)) {
        errno = EINVAL;
        return NULL;
    }
    if (how & O_APPEND && !(has & O_APPEND))
        SYS(fcntl, fd, F_SETFL, has | O_APPEND);
    return __file_new(fd, flags);
}
