// defines memcpy memmove memset memcmp memchr bcmp bcopy bzero explicit_bzero
#include <ringside/sys.h>

void *memcpy(void *restrict to, const void *restrict from, size_t n)
{
    return (void *)BUILTIN(memcpy, to, from, n);
}

void *memmove(void *to, const void *from, size_t n)
{
    return (void *)BUILTIN(memmove, to, from, n);
}

void *memset(void *p, int byte, size_t n)
{
    return (void *)BUILTIN(memset, p, byte, n);
}

int memcmp(const void *a, const void *b, size_t n)
{
    return BUILTIN(memcmp, a, b, n);
}

void *memchr(const void *p, int byte, size_t n)
{
    return (void *)BUILTIN(memchr, p, byte, n);
}

int bcmp(const void *a, const void *b, size_t n)
{
    return BUILTIN(memcmp, a, b, n);
}

void bcopy(const void *from, void *to, size_t n)
{
    BUILTIN(memmove, to, from, n);
}

void bzero(void *p, size_t n)
{
    BUILTIN(memset, p, 0, n);
}

void explicit_bzero(void *p, size_t n)
{
    BUILTIN(memset, p, 0, n);
}
