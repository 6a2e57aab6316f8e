// defines catopen catgets catclose
#include <ringside/sys.h>

#define ENOENT 2
#define EBADF 9

void *catopen(const char *name, int flag)
{
    (void)name;
    (void)flag;
    errno = ENOENT;
    return (void *)-1;
}

char *catgets(void *catalog, int set, int number, const char *otherwise)
{
    (void)set;
    (void)number;
    errno = EBADF;
    return (char *)otherwise;
}

int catclose(void *catalog)
{
    (void)catalog;
    errno = EBADF;
    return -1;
}
