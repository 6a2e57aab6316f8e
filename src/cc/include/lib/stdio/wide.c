// defines fwide fputwc putwc putwchar fputws fgetwc getwc getwchar ungetwc fgetws fputwc_unlocked putwc_unlocked putwchar_unlocked fgetwc_unlocked getwc_unlocked getwchar_unlocked __wide_put __wide_stream
/* Streams of wide characters: a stream is of bytes or of wide characters from its first use on (fwide(3)). What goes
   through the buffer is bytes either way. */
#include <ringside/file.h>
#include <wchar.h>

#define EILSEQ 84

int ungetc(int c, FILE *f);

int fwide(FILE *f, int mode)
{
    if (f->orient == 0 && mode != 0)
        f->orient = mode < 0 ? -1 : 1;
    return f->orient;
}

/* False: the stream is one of bytes. */
int __wide_stream(FILE *f)
{
    return fwide(f, 1) > 0;
}

/* Model: in the C locale glibc spells some characters that are not ASCII in several letters (EUR); here each is a `?`. */
static int encode(wchar_t c, char *to)
{
    if ((unsigned)c > 127 && !__utf8) {
        *to = '?';
        return 1;
    }
    return (int)wcrtomb(to, c, NULL);
}

/* Bytes to a wide stream. */
int __wide_put(FILE *f, const char *p, size_t n)
{
    f->orient = -1;
    size_t done = __file_put(f, p, n);
    f->orient = 1;
    return done < n ? EOF : 0;
}

wint_t fputwc(wchar_t c, FILE *f)
{
    char text[8];
    LOCK(f);
    int n = __wide_stream(f) ? encode(c, text) : -1;
    wint_t result = n < 0 || __wide_put(f, text, n) ? WEOF : (wint_t)c;
    UNLOCK(f);
    return result;
}

int fputws(const wchar_t *restrict s, FILE *restrict f)
{
    for (; *s; s++)
        if (fputwc(*s, f) == WEOF)
            return -1;
    return 1;
}

wint_t putwc(wchar_t c, FILE *f) { return fputwc(c, f); }
wint_t putwchar(wchar_t c) { return fputwc(c, stdout); }
wint_t fputwc_unlocked(wchar_t c, FILE *f) { return fputwc(c, f); }
wint_t putwc_unlocked(wchar_t c, FILE *f) { return fputwc(c, f); }
wint_t putwchar_unlocked(wchar_t c) { return fputwc(c, stdout); }

static int byte(FILE *f)
{
    f->orient = -1;
    int c = GETC(f);
    f->orient = 1;
    return c;
}

static wint_t wrong(FILE *f)
{
    f->flags |= F_ERROR;
    errno = EILSEQ;
    return WEOF;
}

wint_t fgetwc(FILE *f)
{
    if (!__wide_stream(f))
        return WEOF;
    LOCK(f);
    wint_t result;
    int c = byte(f);
    if (c == EOF) {
        result = WEOF;
    } else if (c < 128) {
        result = c;
    } else if (!__utf8) {
        result = wrong(f);
    } else {
        mbstate_t state = { 0 };
        wchar_t w;
        size_t n;
        char b = c;
        while ((n = mbrtowc(&w, &b, 1, &state)) == (size_t)-2 && (c = byte(f)) != EOF)
            b = c;
        result = n == 1 ? (wint_t)w : wrong(f);
    }
    UNLOCK(f);
    return result;
}

wint_t getwc(FILE *f) { return fgetwc(f); }
wint_t getwchar(void) { return fgetwc(stdin); }
wint_t fgetwc_unlocked(FILE *f) { return fgetwc(f); }
wint_t getwc_unlocked(FILE *f) { return fgetwc(f); }
wint_t getwchar_unlocked(void) { return fgetwc(stdin); }

wint_t ungetwc(wint_t c, FILE *f)
{
    char text[8];
    if (c == WEOF || !__wide_stream(f))
        return WEOF;
    int n = encode(c, text);
    f->orient = -1;
    while (n > 0 && ungetc((unsigned char)text[n - 1], f) != EOF)
        n--;
    f->orient = 1;
    return n == 0 ? c : WEOF;
}

wchar_t *fgetws(wchar_t *restrict s, int n, FILE *restrict f)
{
    int i = 0;
    while (i < n - 1) {
        wint_t c = fgetwc(f);
        if (c == WEOF) {
            if (i == 0 || f->flags & F_ERROR)
                return NULL;
            break;
        }
        s[i++] = c;
        if (c == '\n')
            break;
    }
    if (n > 0)
        s[i] = 0;
    return n > 0 ? s : NULL;
}
