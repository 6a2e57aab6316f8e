// defines arc4random arc4random_uniform arc4random_buf getentropy getrandom
#include <ringside/sys.h>

#define EIO 5

ssize_t getrandom(void *buf, size_t size, unsigned flags)
{
    return __ret(SYS(getrandom, buf, size, flags));
}

int getentropy(void *buf, size_t size)
{
    return __ret(size > 256 ? -EIO : SYS(getrandom, buf, size, 0)) < 0 ? -1 : 0;
}

unsigned arc4random(void)
{
    unsigned v = 0;
    SYS(getrandom, &v, sizeof v, 0);
    return v;
}

void arc4random_buf(void *buf, size_t size)
{
    char *p = buf;
    for (long n; size > 0; p += n, size -= n)
        n = SYS(getrandom, p, size < 256 ? size : 256, 0);
}

unsigned arc4random_uniform(unsigned bound)
{
    if (bound < 2)
        return 0;
    unsigned v, least = -bound % bound;
    while ((v = arc4random()) < least)
        ;
    return v % bound;
}
