// defines fgets fgets_unlocked
#include <ringside/file.h>

char *fgets(char *restrict s, int size, FILE *restrict f)
{
    long n = 0, room = size - 1;
    if (size <= 0)
        return NULL;
    LOCK(f);
    int old = f->flags & F_ERROR;
    f->flags &= ~F_ERROR;
    while (n < room) {
        if (f->rpos == f->rend) {
            int c = __file_underflow(f);
            if (c == EOF)
                break;
            f->rpos--;
        }
        long k = f->rend - f->rpos;
        if (k > room - n)
            k = room - n;
        unsigned char *end = (unsigned char *)BUILTIN(memchr, f->rpos, '\n', k);
        if (end)
            k = end + 1 - f->rpos;
        BUILTIN(memcpy, s + n, f->rpos, k);
        f->rpos += k;
        n += k;
        if (end)
            break;
    }
    if ((n == 0 && room > 0) || (f->flags & F_ERROR && errno != 11))
        s = NULL;
    else
        s[n] = '\0';
    f->flags |= old;
    UNLOCK(f);
    return s;
}

char *fgets_unlocked(char *restrict s, int size, FILE *restrict f)
{
    return fgets(s, size, f);
}
