// defines gtty stty
#include <ringside/sys.h>

#define ENOSYS 38

struct sgttyb;

int gtty(int fd, struct sgttyb *settings)
{
    (void)fd;
    (void)settings;
    errno = ENOSYS;
    return -1;
}

int stty(int fd, const struct sgttyb *settings)
{
    (void)settings;
    return gtty(fd, NULL);
}
