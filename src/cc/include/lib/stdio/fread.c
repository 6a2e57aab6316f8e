// defines fread fread_unlocked
#include <ringside/file.h>

size_t fread_unlocked(void *restrict p, size_t size, size_t count, FILE *restrict f)
{
    unsigned char *to = p;
    size_t all = size * count, left = all;
    if (all == 0)
        return 0;
    while (left > 0) {
        size_t k = f->rend - f->rpos;
        if (k == 0) {
            /* Whole blocks need not go through the buffer. */
            if (!f->pushed && !(f->flags & F_EOF) && __file_to_read(f) == 0 && left >= f->size && f->fd >= 0 && !f->read) {
                f->rpos = f->rend = NULL;
                long n = __ret(SYS(read, f->fd, to, left - left % f->size));
                if (n <= 0) {
                    f->flags |= n < 0 ? F_ERROR : F_EOF;
                    break;
                }
                to += n;
                left -= n;
                continue;
            }
            if (__file_underflow(f) == EOF)
                break;
            f->rpos--;
            continue;
        }
        if (k > left)
            k = left;
        BUILTIN(memcpy, to, f->rpos, k);
        f->rpos += k;
        to += k;
        left -= k;
    }
    return left == 0 ? count : (all - left) / size;
}

size_t fread(void *restrict p, size_t size, size_t count, FILE *restrict f)
{
    if (size * count == 0)
        return 0;
    LOCK(f);
    size_t n = fread_unlocked(p, size, count, f);
    UNLOCK(f);
    return n;
}
