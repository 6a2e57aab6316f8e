// defines __fbufsize __fpending __flbf __freadable __fwritable __freading __fwriting __fsetlocking _flushlbf __fpurge
#include <ringside/file.h>

int fflush(FILE *f);

/* 0 before the first byte: the buffer has not been chosen yet. */
size_t __fbufsize(FILE *f) { return f->flags & F_BUFFERED ? f->size : 0; }
size_t __fpending(FILE *f) { return f->wpos ? f->wpos - f->buf : 0; }
int __flbf(FILE *f) { return f->mode == 1; }
int __freadable(FILE *f) { return (f->flags & F_READ) != 0; }
int __fwritable(FILE *f) { return (f->flags & F_WRITE) != 0; }
int __freading(FILE *f) { return !(f->flags & F_WRITE) || f->rpos != NULL; }
int __fwriting(FILE *f) { return !(f->flags & F_READ) || f->wpos != NULL; }

/* Streams are always locked here. */
int __fsetlocking(FILE *f, int type)
{
    return 1;
}

void _flushlbf(void)
{
    for (FILE *f = __files; f; f = f->next)
        if (f->mode == 1 && f->wpos)
            fflush(f);
}

/* Throws away what was read ahead or not yet written. */
void __fpurge(FILE *f)
{
    if (f->pushed) {
        f->rend = f->pushed_end;
        f->pushed = NULL;
    }
    if (f->rpos)
        f->rpos = f->rend;
    if (f->wpos)
        f->wpos = f->buf;
}
