// defines stdin stdout stderr __files __file_buffer __file_to_write __file_to_read __file_flush __file_emit __file_overflow __file_underflow __file_put __file_unread __file_sync
/* The heart of stdio: three streams, and how bytes go through a buffer. What a program can tell of it is as in glibc:
   how much goes out with one write, and when. */
#include <ringside/file.h>
#include <sys/stat.h>

#define EBADF 9
#define TCGETS 0x5401
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
#define SEEK_CUR 1

extern void (*__exit_streams)(void);

static FILE in = { .newline = EOF, .fd = 0, .flags = F_READ | F_STATIC, .mode = -1 };
static FILE out = { .newline = EOF, .fd = 1, .flags = F_WRITE | F_STATIC, .mode = -1, .next = &in };
static FILE err = { .newline = EOF, .fd = 2, .flags = F_WRITE | F_STATIC, .mode = _IONBF, .next = &out };
FILE *stdin = &in, *stdout = &out, *stderr = &err;
FILE *__files = &err;

static unsigned char in_buffer[4096], out_buffer[4096];

/* exit(3): what is written goes out; what was read ahead is given back, so that the next reader finds it. */
static void finish(void)
{
    for (FILE *f = __files; f; f = f->next) {
        __file_sync(f);
        f->rpos = f->rend = f->wpos = f->wend = NULL;
    }
}

/* Chooses the buffer: by lines on a terminal, in full otherwise; as large as the file's block size. */
int __file_buffer(FILE *f)
{
    if (f->flags & F_BUFFERED)
        return 0;
    f->flags |= F_BUFFERED;
    __exit_streams = finish;
    if (f->mode == _IONBF) {
        f->buf = f->small + 15;
        f->size = 1;
        return 0;
    }
    size_t size = 4096;
    struct stat st;
    if (f->fd >= 0 && SYS(fstat, f->fd, &st) == 0) {
        char t[64];
        if (st.st_blksize > 0 && st.st_blksize < 4096)
            size = st.st_blksize;
        if (f->mode < 0 && S_ISCHR(st.st_mode) && (st.st_rdev >> 8 == 136 || SYS(ioctl, f->fd, TCGETS, t) == 0)) {
            f->mode = _IOLBF;
            size = 1024;
        }
    }
    if (f->mode < 0)
        f->mode = _IOFBF;
    if (f->mode == _IOLBF)
        f->newline = '\n';
    if (f->buf)
        return 0;
    f->size = size;
    f->buf = f == &in ? in_buffer : f == &out ? out_buffer : (unsigned char *)BUILTIN(malloc, size);
    if (!f->buf) {
        f->buf = f->small + 15;
        f->size = 1;
        f->mode = _IONBF;
    } else if (f != &in && f != &out) {
        f->flags |= F_OWN_BUFFER;
    }
    return 0;
}

/* Hands bytes to the file: all of them, in as many pieces as it takes. */
int __file_emit(FILE *f, const unsigned char *p, size_t n)
{
    while (n > 0) {
        long done = f->write ? f->write(f, p, n) : __ret(SYS(write, f->fd, p, n));
        if (done < 0) {
            f->flags |= F_ERROR;
            return EOF;
        }
        p += done;
        n -= done;
    }
    return 0;
}

/* Empties the buffer up to a place in it; the rest moves to its start. */
int __file_flush(FILE *f, unsigned char *upto)
{
    unsigned char *end = f->wpos;
    int result = 0;
    if (upto > f->buf) {
        /* A thread cancelled in here leaves the buffer as it was. */
        result = __file_emit(f, f->buf, upto - f->buf);
        f->wpos = f->buf;
        if (end > upto) {
            BUILTIN(memmove, f->buf, upto, end - upto);
            f->wpos = f->buf + (end - upto);
        }
    }
    return result;
}

/* Bytes read ahead are given back to the file, where it has places. */
void __file_unread(FILE *f)
{
    if (f->pushed) {
        f->rpos = f->pushed;
        f->rend = f->pushed_end;
        f->pushed = NULL;
    }
    if (f->rpos != f->rend) {
        if (f->seek)
            f->seek(f, f->rpos - f->rend, SEEK_CUR);
        else if (f->fd >= 0)
            SYS(lseek, f->fd, f->rpos - f->rend, SEEK_CUR);
    }
    f->rpos = f->rend = NULL;
}

int __file_sync(FILE *f)
{
    if (f->wpos)
        return __file_flush(f, f->wpos);
    if (f->rpos)
        __file_unread(f);
    return 0;
}

int __file_to_write(FILE *f)
{
    if (f->wpos)
        return 0;
    if (!(f->flags & F_WRITE)) {
        errno = EBADF;
        f->flags |= F_ERROR;
        return EOF;
    }
    if (f->orient == 0)
        f->orient = -1;
    if (f->rpos)
        __file_unread(f);
    __file_buffer(f);
    f->wpos = f->buf;
    f->wend = f->mode == _IONBF ? f->buf : f->buf + f->size;
    return 0;
}

int __file_to_read(FILE *f)
{
    if (!(f->flags & F_READ)) {
        errno = EBADF;
        f->flags |= F_ERROR;
        return EOF;
    }
    if (f->orient == 0)
        f->orient = -1;
    if (f->wpos) {
        int failed = __file_flush(f, f->wpos);
        f->wpos = f->wend = NULL;
        if (failed)
            return EOF;
    }
    return __file_buffer(f);
}

/* putc's long way. */
int __file_overflow(FILE *f, int c)
{
    unsigned char byte = c;
    if (__file_to_write(f))
        return EOF;
    if (f->mode == _IONBF)
        return __file_emit(f, &byte, 1) ? EOF : byte;
    if (f->wpos == f->wend && __file_flush(f, f->wpos))
        return EOF;
    *f->wpos++ = byte;
    if (c == f->newline && __file_flush(f, f->wpos))
        return EOF;
    return byte;
}

/* getc's long way. A stream of a terminal that waits for input lets the user see first what was asked. */
int __file_underflow(FILE *f)
{
    if (f->pushed) {
        f->rpos = f->pushed;
        f->rend = f->pushed_end;
        f->pushed = NULL;
        if (f->rpos < f->rend)
            return *f->rpos++;
    }
    if (f->flags & F_EOF || (f->fd < 0 && !f->read && f->flags & F_READ)) {
        f->flags |= F_EOF;
        return EOF;
    }
    if (__file_to_read(f))
        return EOF;
    if (f->mode != _IOFBF && out.mode == _IOLBF && out.wpos)
        __file_flush(&out, out.wpos);
    long n = f->read ? f->read(f, f->buf, f->size) : __ret(SYS(read, f->fd, f->buf, f->size));
    if (n <= 0) {
        f->flags |= n < 0 ? F_ERROR : F_EOF;
        f->rpos = f->rend = NULL;
        return EOF;
    }
    f->rpos = f->buf + 1;
    f->rend = f->buf + n;
    return *f->buf;
}

/* fwrite's way: fill the buffer, empty it, write whole blocks past it, keep the rest. */
size_t __file_put(FILE *f, const void *p, size_t n)
{
    const unsigned char *s = p;
    size_t left = n, room;
    if (f->orient > 0 || __file_to_write(f))
        return 0;
    room = f->wend - f->wpos;
    if (left <= room) {
        unsigned char *last = f->newline == EOF ? NULL : (unsigned char *)BUILTIN(memrchr, s, '\n', left);
        BUILTIN(memcpy, f->wpos, s, left);
        f->wpos += left;
        if (last && __file_flush(f, f->wpos - (s + left - 1 - last)))
            return 0;
        return n;
    }
    BUILTIN(memcpy, f->wpos, s, room);
    f->wpos += room;
    s += room;
    left -= room;
    if (__file_flush(f, f->wpos))
        return n - left;
    size_t whole = f->mode == _IONBF ? left : left - left % f->size;
    if (whole && __file_emit(f, s, whole))
        return n - left;
    for (s += whole, left -= whole; left > 0; s++, left--)
        if (PUTC(*s, f) == EOF)
            break;
    return n - left;
}
