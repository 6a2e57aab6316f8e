// defines malloc calloc realloc free
#include <ringside/sys.h>

#define ENOMEM 12

void *malloc(size_t size)
{
    void *p = (void *)BUILTIN(malloc, size);
    if (!p)
        errno = ENOMEM;
    return p;
}

void *calloc(size_t count, size_t size)
{
    void *p = (void *)BUILTIN(calloc, count, size);
    if (!p)
        errno = ENOMEM;
    return p;
}

void *realloc(void *old, size_t size)
{
    void *p = (void *)BUILTIN(realloc, old, size);
    if (!p && size)
        errno = ENOMEM;
    return p;
}

void free(void *p)
{
    BUILTIN(free, p);
}
