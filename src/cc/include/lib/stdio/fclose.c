// defines fclose fcloseall
#include <ringside/file.h>

int fclose(FILE *f)
{
    LOCK(f);
    /* What was read ahead is not given back, in glibc up to 2.40. */
    int result = f->wpos ? __file_sync(f) : 0;
    f->rpos = f->rend = f->wpos = f->wend = NULL;
    if (f->close)
        f->close(f);
    if (f->fd >= 0 && __ret(SYS(close, f->fd)) < 0)
        result = EOF;
    f->fd = -1;
    UNLOCK(f);
    __file_free(f);
    return result;
}

int fcloseall(void)
{
    int result = 0;
    while (__files)
        if (fclose(__files))
            result = EOF;
    return result;
}
