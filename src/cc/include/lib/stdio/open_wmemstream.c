// defines open_wmemstream
/* A text in memory that grows (open_memstream(3)), of wide characters. Model: what stands in it cannot be overwritten. */
#include <ringside/file.h>
#include <wchar.h>

#define ESPIPE 29

struct memory {
    wchar_t *text, **user;
    size_t length, room, *user_length;
    mbstate_t state;
};

static long write_text(FILE *f, const unsigned char *p, long n)
{
    struct memory *m = f->memory;
    for (long done = 0, k; done < n; done += k) {
        wchar_t c;
        k = mbrtowc(&c, (const char *)p + done, n - done, &m->state);
        if (k == -2)
            break;
        if (k <= 0) {
            c = k ? p[done] : 0;
            k = 1;
        }
        if (m->length + 1 >= m->room) {
            wchar_t *more = (wchar_t *)BUILTIN(realloc, m->text, 2 * m->room * sizeof *more);
            if (!more)
                return -1;
            m->text = more;
            m->room *= 2;
        }
        m->text[m->length++] = c;
        m->text[m->length] = 0;
    }
    return n;
}

static long tell(FILE *f, long offset, int whence)
{
    struct memory *m = f->memory;
    if (whence == TELL) {
        *m->user = m->text;
        *m->user_length = m->length;
        return 0;
    }
    if (whence == 1 && offset == 0)
        return m->length;
    errno = ESPIPE;
    return -1;
}

static void end(FILE *f)
{
    tell(f, 0, TELL);
    BUILTIN(free, f->memory);
}

FILE *open_wmemstream(wchar_t **text, size_t *length)
{
    FILE *f = __file_new(-1, F_WRITE);
    if (!f)
        return NULL;
    struct memory *m = f->memory = (struct memory *)BUILTIN(calloc, 1, sizeof *m);
    m->room = 64;
    m->text = (wchar_t *)BUILTIN(calloc, m->room, sizeof *m->text);
    m->user = text;
    m->user_length = length;
    f->mode = 0;
    f->orient = 1;
    f->write = write_text;
    f->seek = tell;
    f->close = end;
    return f;
}
