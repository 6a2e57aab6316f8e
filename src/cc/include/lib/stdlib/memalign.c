// defines memalign aligned_alloc valloc pvalloc posix_memalign reallocarray malloc_usable_size
#include <ringside/sys.h>

#define ENOMEM 12
#define EINVAL 22

void *realloc(void *p, size_t size);

void *memalign(size_t alignment, size_t size)
{
    void *p = (void *)BUILTIN(memalign, alignment, size);
    if (!p)
        errno = ENOMEM;
    return p;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

void *valloc(size_t size)
{
    return memalign(4096, size);
}

void *pvalloc(size_t size)
{
    return memalign(4096, (size + 4095) / 4096 * 4096);
}

int posix_memalign(void **p, size_t alignment, size_t size)
{
    if (alignment % sizeof(void *) || alignment == 0 || alignment & (alignment - 1))
        return EINVAL;
    void *made = (void *)BUILTIN(memalign, alignment, size);
    if (!made)
        return ENOMEM;
    *p = made;
    return 0;
}

void *reallocarray(void *p, size_t count, size_t size)
{
    if (size && count > ~0UL / size) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(p, count * size);
}

size_t malloc_usable_size(void *p)
{
    return BUILTIN(malloc_usable_size, p);
}
