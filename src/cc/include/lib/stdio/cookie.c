// defines fopencookie
#define _GNU_SOURCE
#include <ringside/file.h>
#include <stdio.h>

#define ESPIPE 29

/* What stands behind a stream whose reading and writing the program does itself (fopencookie(3)). */
struct cookie {
    void *own;
    cookie_io_functions_t call;
};

static struct cookie *of(FILE *f) { return (struct cookie *)f->memory; }

static long from(FILE *f, unsigned char *p, long n)
{
    struct cookie *c = of(f);
    return c->call.read ? c->call.read(c->own, (char *)p, n) : 0;
}

static long to(FILE *f, const unsigned char *p, long n)
{
    struct cookie *c = of(f);
    return c->call.write ? c->call.write(c->own, (const char *)p, n) : n;
}

static long seek(FILE *f, long offset, int whence)
{
    struct cookie *c = of(f);
    if (!c->call.seek)
        return -1 + 0 * (errno = ESPIPE);
    return c->call.seek(c->own, &offset, whence) < 0 ? -1 : offset;
}

static void close(FILE *f)
{
    struct cookie *c = of(f);
    if (c->call.close)
        c->call.close(c->own);
    BUILTIN(free, c);
}

FILE *fopencookie(void *restrict cookie, const char *restrict mode, cookie_io_functions_t functions)
{
    int flags;
    if (__file_mode(mode, &flags) < 0)
        return NULL;
    FILE *f = __file_new(-1, flags);
    struct cookie *c = f ? (struct cookie *)BUILTIN(malloc, sizeof *c) : NULL;
    if (!c)
        return NULL;
    *c = (struct cookie){ cookie, functions };
    f->memory = (void *)c;
    f->mode = 0;
    f->read = from;
    f->write = to;
    f->seek = seek;
    f->close = close;
    return f;
}
