// defines freopen
#include <ringside/file.h>

#define AT_FDCWD (-100)

/* The new file takes the old one's descriptor, so that 0, 1 and 2 stay what they are. */
FILE *freopen(const char *restrict path, const char *restrict mode, FILE *restrict f)
{
    int flags, how = __file_mode(mode, &flags);
    if (how < 0)
        return NULL;
    LOCK(f);
    __file_sync(f);
    f->rpos = f->rend = f->wpos = f->wend = f->pushed = NULL;
    if (path) {
        int fd = __ret(SYS(openat, AT_FDCWD, path, how, 0666));
        if (fd < 0) {
            SYS(close, f->fd);
            f->fd = -1;
            f->flags |= F_ERROR;
            UNLOCK(f);
            return NULL;
        }
        if (f->fd < 0) {
            f->fd = fd;
        } else if (fd != f->fd) {
            SYS(dup3, fd, f->fd, how & 02000000);
            SYS(close, fd);
        }
    }
    if (f->flags & F_OWN_BUFFER)
        BUILTIN(free, f->buf);
    f->buf = NULL;
    f->flags = flags | (f->flags & F_STATIC);
    f->mode = -1;
    f->newline = EOF;
    UNLOCK(f);
    return f;
}
