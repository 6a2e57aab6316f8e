// defines fflush fflush_unlocked
#include <ringside/file.h>

int fflush(FILE *f)
{
    int result = 0;
    if (!f) {
        for (f = __files; f; f = f->next)
            if (f->wpos && fflush(f))
                result = EOF;
        return result;
    }
    LOCK(f);
    result = __file_sync(f);
    if (f->memory)
        f->seek(f, 0, TELL);
    UNLOCK(f);
    return result;
}

int fflush_unlocked(FILE *f)
{
    return fflush(f);
}
