// defines remove rename
#include <ringside/sys.h>

#define EISDIR 21

int remove(const char *path)
{
    long r = SYS(unlink, path);
    if (r == -EISDIR)
        r = SYS(rmdir, path);
    return __ret(r);
}

int rename(const char *from, const char *to)
{
    return __ret(SYS(rename, from, to));
}
