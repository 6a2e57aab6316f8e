// defines iconv_open iconv iconv_close
/* iconv(3) between ASCII, ISO-8859-1, UTF-8, UTF-16 and UTF-32 in either order of bytes. //IGNORE leaves out what cannot be
   told in the other encoding, //TRANSLIT puts a question mark in its place. */
#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ASCII, LATIN1, UTF8, UTF16, UTF32 };

struct encoding {
    int kind, big, marked;
};

struct conversion {
    struct encoding from, to;
    int ignore, replace, begun;
};

static int named(const char *name, struct encoding *e, struct conversion *c)
{
    static const struct { const char *name; struct encoding e; } known[] = {
        { "ASCII", { ASCII } }, { "US-ASCII", { ASCII } }, { "ANSI_X3.4-1968", { ASCII } }, { "646", { ASCII } },
        { "ISO-8859-1", { LATIN1 } }, { "ISO8859-1", { LATIN1 } }, { "ISO_8859-1", { LATIN1 } }, { "LATIN1", { LATIN1 } },
        { "L1", { LATIN1 } }, { "UTF-8", { UTF8 } }, { "UTF8", { UTF8 } }, { "UTF-16", { UTF16, 0, 1 } },
        { "UTF16", { UTF16, 0, 1 } }, { "UTF-16LE", { UTF16, 0 } }, { "UTF-16BE", { UTF16, 1 } }, { "UCS-2", { UTF16, 0 } },
        { "UTF-32", { UTF32, 0, 1 } }, { "UTF32", { UTF32, 0, 1 } }, { "UTF-32LE", { UTF32, 0 } }, { "UTF-32BE", { UTF32, 1 } },
        { "UCS-4LE", { UTF32, 0 } }, { "UCS-4", { UTF32, 1 } }, { "WCHAR_T", { UTF32, 0 } },
    };
    size_t n = strcspn(name, "/");
    if (c) {
        c->ignore = strstr(name, "//IGNORE") != NULL;
        c->replace = strstr(name, "//TRANSLIT") != NULL;
    }
    /* An empty name is the locale's encoding. */
    if (n == 0)
        return *e = (struct encoding){ ASCII }, 1;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strlen(known[i].name) == n && strncasecmp(known[i].name, name, n) == 0)
            return *e = known[i].e, 1;
    return 0;
}

iconv_t iconv_open(const char *to, const char *from)
{
    struct conversion *c = calloc(1, sizeof *c);
    if (c && named(to, &c->to, c) && named(from, &c->from, NULL))
        return c;
    free(c);
    errno = EINVAL;
    return (iconv_t)-1;
}

int iconv_close(iconv_t cd)
{
    free(cd);
    return 0;
}

static unsigned unit(const unsigned char *p, int n, int big)
{
    unsigned v = 0;
    for (int i = 0; i < n; i++)
        v |= (unsigned)p[i] << 8 * (big ? n - 1 - i : i);
    return v;
}

/* The bytes of the first character, or -EILSEQ, or -EINVAL if it is not complete. */
static int decode(const struct encoding *e, const unsigned char *p, size_t n, unsigned *v)
{
    int more;
    switch (e->kind) {
    case ASCII:
        *v = *p;
        return *p < 128 ? 1 : -EILSEQ;
    case LATIN1:
        *v = *p;
        return 1;
    case UTF8:
        if (*p < 0x80)
            return *v = *p, 1;
        if (*p < 0xc2 || *p > 0xf4)
            return -EILSEQ;
        more = *p < 0xe0 ? 1 : *p < 0xf0 ? 2 : 3;
        *v = *p & (0x3f >> more);
        for (int i = 1; i <= more; i++) {
            if ((size_t)i >= n)
                return -EINVAL;
            if ((p[i] & 0xc0) != 0x80)
                return -EILSEQ;
            *v = *v << 6 | (p[i] & 0x3f);
            if (i == 1 && ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xed && p[1] > 0x9f) || (*p == 0xf0 && p[1] < 0x90)
                           || (*p == 0xf4 && p[1] > 0x8f)))
                return -EILSEQ;
        }
        return more + 1;
    case UTF16:
        if (n < 2)
            return -EINVAL;
        *v = unit(p, 2, e->big);
        if (*v >= 0xdc00 && *v < 0xe000)
            return -EILSEQ;
        if (*v < 0xd800 || *v >= 0xe000)
            return 2;
        if (n < 4)
            return -EINVAL;
        unsigned low = unit(p + 2, 2, e->big);
        if (low < 0xdc00 || low >= 0xe000)
            return -EILSEQ;
        *v = 0x10000 + ((*v - 0xd800) << 10) + (low - 0xdc00);
        return 4;
    default:
        if (n < 4)
            return -EINVAL;
        *v = unit(p, 4, e->big);
        return *v < 0x110000 && !(*v >= 0xd800 && *v < 0xe000) ? 4 : -EILSEQ;
    }
}

static void put(unsigned char *out, unsigned v, int n, int big)
{
    for (int i = 0; i < n; i++)
        out[i] = v >> 8 * (big ? n - 1 - i : i);
}

/* How many bytes it takes, or -EILSEQ. */
static int encode(const struct encoding *e, unsigned v, unsigned char *out)
{
    switch (e->kind) {
    case ASCII: case LATIN1:
        out[0] = v;
        return v < (e->kind == ASCII ? 128 : 256) ? 1 : -EILSEQ;
    case UTF8: {
        int n = v < 0x80 ? 1 : v < 0x800 ? 2 : v < 0x10000 ? 3 : 4;
        if (n == 1)
            return out[0] = v, 1;
        for (int i = n - 1; i > 0; i--, v >>= 6)
            out[i] = 0x80 | (v & 0x3f);
        out[0] = (0xf00 >> n) | v;
        return n;
    }
    case UTF16:
        if (v < 0x10000)
            return put(out, v, 2, e->big), 2;
        put(out, 0xd800 + ((v - 0x10000) >> 10), 2, e->big);
        put(out + 2, 0xdc00 + (v & 0x3ff), 2, e->big);
        return 4;
    default:
        return put(out, v, 4, e->big), 4;
    }
}

size_t iconv(iconv_t cd, char **restrict in, size_t *restrict left, char **restrict out, size_t *restrict room)
{
    struct conversion *c = cd;
    size_t replaced = 0, left_out = 0;
    if (!in || !*in) {
        c->begun = 0;
        return 0;
    }
    while (*left) {
        unsigned char made[8];
        unsigned v;
        int n = decode(&c->from, (unsigned char *)*in, *left, &v);
        if (n == -EILSEQ && c->ignore) {
            ++*in, --*left, left_out++;
            continue;
        }
        if (n < 0) {
            errno = -n;
            return -1;
        }
        /* A mark of the order of bytes at the beginning. */
        if (!c->begun && c->from.marked && (v == 0xfeff || v == (c->from.kind == UTF16 ? 0xfffeu : 0xfffe0000u))) {
            c->from.big = v != 0xfeff;
            c->begun = 1;
            *in += n, *left -= n;
            continue;
        }
        int head = !c->begun && c->to.marked ? encode(&c->to, 0xfeff, made) : 0, m = encode(&c->to, v, made + head);
        if (m < 0 && c->replace) {
            m = encode(&c->to, '?', made + head);
            replaced++;
        } else if (m < 0 && c->ignore) {
            *in += n, *left -= n, left_out++;
            continue;
        }
        if (m < 0) {
            errno = EILSEQ;
            return -1;
        }
        if ((size_t)(head + m) > *room) {
            errno = E2BIG;
            return -1;
        }
        memcpy(*out, made, head + m);
        c->begun = 1;
        *out += head + m, *room -= head + m, *in += n, *left -= n;
    }
    if (left_out) {
        errno = EILSEQ;
        return -1;
    }
    return replaced;
}
