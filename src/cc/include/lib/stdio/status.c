// defines feof ferror clearerr fileno feof_unlocked ferror_unlocked clearerr_unlocked fileno_unlocked
#include <ringside/file.h>

#define EBADF 9

int feof(FILE *f)
{
    return (f->flags & F_EOF) != 0;
}

int ferror(FILE *f)
{
    return (f->flags & F_ERROR) != 0;
}

void clearerr(FILE *f)
{
    f->flags &= ~(F_EOF | F_ERROR);
}

int fileno(FILE *f)
{
    if (f->fd < 0) {
        errno = EBADF;
        return -1;
    }
    return f->fd;
}

int feof_unlocked(FILE *f) { return feof(f); }
int ferror_unlocked(FILE *f) { return ferror(f); }
void clearerr_unlocked(FILE *f) { clearerr(f); }
int fileno_unlocked(FILE *f) { return fileno(f); }
