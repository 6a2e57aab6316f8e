// defines fopen
#include <ringside/file.h>

#define AT_FDCWD (-100)

FILE *fopen(const char *restrict path, const char *restrict mode)
{
    int flags, how = __file_mode(mode, &flags);
    if (how < 0)
        return NULL;
    int fd = __ret(SYS(openat, AT_FDCWD, path, how, 0666));
    if (fd < 0)
        return NULL;
    return __file_new(fd, flags);
}
