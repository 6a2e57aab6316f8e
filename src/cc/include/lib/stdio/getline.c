// defines getline getdelim __getdelim
#include <ringside/file.h>
#include <errno.h>

void *malloc(size_t size);
void *realloc(void *p, size_t size);

ssize_t __getdelim(char **restrict line, size_t *restrict size, int delimiter, FILE *restrict f)
{
    size_t n = 0;
    if (!line || !size) {
        errno = EINVAL;
        return -1;
    }
    LOCK(f);
    if (!*line || *size == 0) {
        *size = 120;
        *line = realloc(*line, *size);
    }
    for (;;) {
        if (f->rpos == f->rend) {
            if (__file_underflow(f) == EOF)
                break;
            f->rpos--;
        }
        size_t k = f->rend - f->rpos;
        unsigned char *end = (unsigned char *)BUILTIN(memchr, f->rpos, delimiter, k);
        if (end)
            k = end + 1 - f->rpos;
        if (n + k + 1 > *size) {
            size_t more = 2 * *size > n + k + 1 ? 2 * *size : n + k + 1;
            char *p = realloc(*line, more);
            if (!p)
                break;
            *line = p;
            *size = more;
        }
        BUILTIN(memcpy, *line + n, f->rpos, k);
        f->rpos += k;
        n += k;
        if (end)
            break;
    }
    UNLOCK(f);
    if (n == 0)
        return -1;
    (*line)[n] = '\0';
    return n;
}

ssize_t getdelim(char **restrict line, size_t *restrict size, int delimiter, FILE *restrict f)
{
    return __getdelim(line, size, delimiter, f);
}

ssize_t getline(char **restrict line, size_t *restrict size, FILE *restrict f)
{
    return __getdelim(line, size, '\n', f);
}
