// defines ungetc
#include <ringside/file.h>

/* A byte that was just read goes back where it came from; another one goes to a place of its own, before the rest. */
int ungetc(int c, FILE *f)
{
    if (c == EOF)
        return EOF;
    LOCK(f);
    if (!f->rpos && !f->pushed && __file_to_read(f)) {
        UNLOCK(f);
        return EOF;
    }
    if (!f->pushed && f->rpos > f->buf && f->rpos[-1] == (unsigned char)c) {
        f->rpos--;
    } else {
        if (!f->pushed) {
            f->pushed = f->rpos;
            f->pushed_end = f->rend;
            f->rpos = f->rend = f->small + 14;
        }
        if (f->rpos == f->small) {
            UNLOCK(f);
            return EOF;
        }
        *--f->rpos = c;
    }
    f->flags &= ~F_EOF;
    UNLOCK(f);
    return (unsigned char)c;
}
