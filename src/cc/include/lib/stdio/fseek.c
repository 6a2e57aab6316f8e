// defines fseek fseeko ftell ftello rewind fgetpos fsetpos
#include <ringside/file.h>

#define SEEK_SET 0
#define SEEK_CUR 1

typedef struct { long pos; unsigned long state; } fpos_t;

static long seek(FILE *f, long offset, int whence)
{
    return f->seek ? f->seek(f, offset, whence) : __ret(SYS(lseek, f->fd, offset, whence));
}

int fseek(FILE *f, long offset, int whence)
{
    LOCK(f);
    int result = -1;
    if (!f->wpos || __file_flush(f, f->wpos) == 0) {
        if (f->pushed) {
            if (whence == SEEK_CUR)
                offset -= (f->rend - f->rpos) + (f->pushed_end - f->pushed);
        } else if (whence == SEEK_CUR) {
            offset -= f->rend - f->rpos;
        }
        if (seek(f, offset, whence) >= 0) {
            f->rpos = f->rend = f->wpos = f->wend = f->pushed = NULL;
            f->flags &= ~F_EOF;
            result = 0;
        }
    }
    UNLOCK(f);
    return result;
}

long ftell(FILE *f)
{
    LOCK(f);
    long pos = f->flags & F_APPEND && f->wpos > f->buf ? seek(f, 0, 2) : seek(f, 0, SEEK_CUR);
    if (pos >= 0) {
        if (f->wpos)
            pos += f->wpos - f->buf;
        else if (f->pushed)
            pos -= (f->rend - f->rpos) + (f->pushed_end - f->pushed);
        else
            pos -= f->rend - f->rpos;
    }
    UNLOCK(f);
    return pos;
}

int fseeko(FILE *f, long offset, int whence)
{
    return fseek(f, offset, whence);
}

long ftello(FILE *f)
{
    return ftell(f);
}

void rewind(FILE *f)
{
    fseek(f, 0, SEEK_SET);
    f->flags &= ~F_ERROR;
}

int fgetpos(FILE *restrict f, fpos_t *restrict pos)
{
    long p = ftell(f);
    if (p < 0)
        return -1;
    pos->pos = p;
    pos->state = 0;
    return 0;
}

int fsetpos(FILE *f, const fpos_t *pos)
{
    return fseek(f, pos->pos, SEEK_SET);
}
