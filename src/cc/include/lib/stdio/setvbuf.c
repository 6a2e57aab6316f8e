// defines setvbuf setbuf setbuffer setlinebuf
#include <ringside/file.h>

#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
#define BUFSIZ 8192

/* As glibc does it: the mode changes at any time, a buffer is taken only if one is given. */
int setvbuf(FILE *restrict f, char *restrict buf, int mode, size_t size)
{
    if (mode < _IOFBF || mode > _IONBF)
        return -1;
    LOCK(f);
    __file_sync(f);
    f->rpos = f->rend = f->wpos = f->wend = NULL;
    if (f->flags & F_OWN_BUFFER && (buf || mode == _IONBF)) {
        BUILTIN(free, f->buf);
        f->flags &= ~F_OWN_BUFFER;
        f->buf = NULL;
    }
    if (mode == _IONBF) {
        f->buf = NULL;
        f->flags &= ~F_BUFFERED;
    } else if (buf && size > 0) {
        f->buf = (unsigned char *)buf;
        f->size = size;
        f->flags &= ~F_BUFFERED;
    } else if (f->mode == _IONBF) {
        f->buf = NULL;
        f->flags &= ~F_BUFFERED;
    }
    f->mode = mode;
    f->newline = mode == _IOLBF ? '\n' : EOF;
    UNLOCK(f);
    return 0;
}

void setbuffer(FILE *f, char *buf, size_t size)
{
    setvbuf(f, buf, buf ? _IOFBF : _IONBF, size);
}

void setbuf(FILE *restrict f, char *restrict buf)
{
    setbuffer(f, buf, BUFSIZ);
}

void setlinebuf(FILE *f)
{
    setvbuf(f, NULL, _IOLBF, 0);
}
