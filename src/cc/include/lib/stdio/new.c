// defines __file_new __file_mode __file_free
#include <ringside/file.h>
#include <fcntl.h>

#define EINVAL 22
#define ENOMEM 12

/* The letters of fopen(3): gives the flags for open(2), and the stream's; -1: not a mode. */
int __file_mode(const char *mode, int *flags)
{
    int open;
    switch (*mode) {
    case 'r': open = O_RDONLY; *flags = F_READ; break;
    case 'w': open = O_WRONLY | O_CREAT | O_TRUNC; *flags = F_WRITE; break;
    case 'a': open = O_WRONLY | O_CREAT | O_APPEND; *flags = F_WRITE | F_APPEND; break;
    default:
        errno = EINVAL;
        return -1;
    }
    while (*++mode && *mode != ',')
        switch (*mode) {
        case '+':
            open = (open & ~O_ACCMODE) | O_RDWR;
            *flags |= F_READ | F_WRITE;
            break;
        case 'x': open |= O_EXCL; break;
        case 'e': open |= O_CLOEXEC; break;
        }
    return open;
}

FILE *__file_new(int fd, int flags)
{
    FILE *f = (FILE *)BUILTIN(calloc, 1, sizeof *f);
    if (!f) {
        errno = ENOMEM;
        return NULL;
    }
    f->fd = fd;
    f->flags = flags;
    f->mode = -1;
    f->newline = EOF;
    LIBRARY_LOCK();
    f->next = __files;
    __files = f;
    LIBRARY_UNLOCK();
    return f;
}

void __file_free(FILE *f)
{
    LIBRARY_LOCK();
    for (FILE **p = &__files; *p; p = &(*p)->next)
        if (*p == f) {
            *p = f->next;
            break;
        }
    LIBRARY_UNLOCK();
    if (f->flags & F_OWN_BUFFER)
        BUILTIN(free, f->buf);
    if (!(f->flags & F_STATIC))
        BUILTIN(free, f);
}
