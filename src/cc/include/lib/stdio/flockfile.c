// defines flockfile ftrylockfile funlockfile
#include <ringside/file.h>

void flockfile(FILE *f)
{
    __file_lock(f);
    f->kept++;
}

int ftrylockfile(FILE *f)
{
    int expected = 0;
    if (f->owner != BUILTIN(tls_addr)) {
        if (!BUILTIN(atomic_compare_exchange, &f->lock, -4, &expected, 1))
            return 1;
        f->owner = BUILTIN(tls_addr);
        f->depth = 0;
    }
    f->depth++;
    f->kept++;
    return 0;
}

void funlockfile(FILE *f)
{
    if (f->kept > 0)
        f->kept--;
    __file_unlock(f);
}
