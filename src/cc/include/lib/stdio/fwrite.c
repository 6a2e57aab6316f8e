// defines fwrite fwrite_unlocked
#include <ringside/file.h>

size_t fwrite(const void *restrict p, size_t size, size_t count, FILE *restrict f)
{
    size_t all = size * count;
    if (all == 0)
        return 0;
    LOCK(f);
    size_t done = __file_put(f, p, all);
    UNLOCK(f);
    return done == all ? count : done / size;
}

size_t fwrite_unlocked(const void *restrict p, size_t size, size_t count, FILE *restrict f)
{
    size_t all = size * count;
    if (all == 0)
        return 0;
    size_t done = __file_put(f, p, all);
    return done == all ? count : done / size;
}
