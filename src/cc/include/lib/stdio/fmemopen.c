// defines fmemopen open_memstream
#include <ringside/file.h>

#define EINVAL 22
#define ENOSPC 28

/* The bytes behind a stream in memory. */
struct memory {
    char *bytes;
    long length, room, pos;
    char **user;          /* of open_memstream: where the program looks */
    size_t *user_size;
    int own;
};

static long mem_read(FILE *f, unsigned char *p, long n)
{
    struct memory *m = f->memory;
    if (n > m->length - m->pos)
        n = m->length - m->pos;
    if (n <= 0)
        return 0;
    BUILTIN(memcpy, p, m->bytes + m->pos, n);
    m->pos += n;
    return n;
}

static long mem_write(FILE *f, const unsigned char *p, long n)
{
    struct memory *m = f->memory;
    if (f->flags & F_APPEND)
        m->pos = m->length;
    if (m->user && m->pos + n + 1 > m->room) {
        m->room = 2 * (m->pos + n + 1);
        m->bytes = (char *)BUILTIN(realloc, m->bytes, m->room);
    }
    if (n > m->room - m->pos)
        n = m->room - m->pos;
    if (n <= 0)
        return -1 + 0 * (errno = ENOSPC);
    if (m->pos > m->length)
        BUILTIN(memset, m->bytes + m->length, 0, m->pos - m->length);
    BUILTIN(memcpy, m->bytes + m->pos, p, n);
    m->pos += n;
    if (m->pos > m->length)
        m->length = m->pos;
    if (m->length < m->room)
        m->bytes[m->length] = '\0';
    return n;
}

/* Also asked, by TELL, to show the program where its text is: when the stream is flushed or closed. */
static long mem_seek(FILE *f, long offset, int whence)
{
    struct memory *m = f->memory;
    if (whence == TELL) {
        if (m->user) {
            *m->user = m->bytes;
            *m->user_size = m->pos < m->length ? m->pos : m->length;
        }
        return 0;
    }
    long pos = whence == 0 ? offset : whence == 1 ? m->pos + offset : m->length + offset;
    if (pos < 0 || (!m->user && pos > m->room)) {
        errno = EINVAL;
        return -1;
    }
    return m->pos = pos;
}

static void mem_close(FILE *f)
{
    mem_seek(f, 0, TELL);
    if (f->memory->own)
        BUILTIN(free, f->memory->bytes);
    BUILTIN(free, f->memory);
}

static FILE *make(int flags)
{
    FILE *f = __file_new(-1, flags);
    if (!f)
        return NULL;
    f->memory = (struct memory *)BUILTIN(calloc, 1, sizeof *f->memory);
    f->mode = 0;
    f->read = mem_read;
    f->write = mem_write;
    f->seek = mem_seek;
    f->close = mem_close;
    return f;
}

FILE *fmemopen(void *buf, size_t size, const char *mode)
{
    int flags;
    if (__file_mode(mode, &flags) < 0)
        return NULL;
    FILE *f = make(flags);
    if (!f)
        return NULL;
    struct memory *m = f->memory;
    m->bytes = buf ? buf : (char *)BUILTIN(calloc, 1, size);
    m->own = !buf;
    m->room = size;
    if (*mode == 'r')
        m->length = size;
    else if (*mode == 'a')
        m->length = m->pos = BUILTIN(strnlen, m->bytes, size);
    else if (size)
        m->bytes[0] = '\0';
    return f;
}

FILE *open_memstream(char **buf, size_t *size)
{
    FILE *f = make(F_WRITE);
    if (!f)
        return NULL;
    struct memory *m = f->memory;
    m->room = 128;
    m->bytes = (char *)BUILTIN(calloc, 1, m->room);
    m->user = buf;
    m->user_size = size;
    return f;
}
