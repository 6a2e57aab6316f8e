// defines mblen mbtowc wctomb mbstowcs wcstombs btowc wctob mbrtowc wcrtomb mbrlen mbsinit
/* In the C locale a byte is a character. */
#include <wchar.h>
#include <errno.h>

size_t mbrtowc(wchar_t *restrict to, const char *restrict s, size_t n, mbstate_t *restrict state)
{
    if (!s)
        return 0;
    if (n == 0)
        return -2;
    if (*s & 0x80) {
        errno = EILSEQ;
        return -1;
    }
    if (to)
        *to = *s;
    return *s != 0;
}

size_t mbrlen(const char *restrict s, size_t n, mbstate_t *restrict state)
{
    return mbrtowc(NULL, s, n, state);
}

size_t wcrtomb(char *restrict s, wchar_t c, mbstate_t *restrict state)
{
    if (!s)
        return 1;
    if ((unsigned)c > 127) {
        errno = EILSEQ;
        return -1;
    }
    *s = c;
    return 1;
}

int mbtowc(wchar_t *restrict to, const char *restrict s, size_t n)
{
    size_t r = mbrtowc(to, s, n, NULL);
    return r == (size_t)-2 ? -1 : (int)r;
}

int mblen(const char *s, size_t n)
{
    return mbtowc(NULL, s, n);
}

int wctomb(char *s, wchar_t c)
{
    return s ? (int)wcrtomb(s, c, NULL) : 0;
}

size_t mbstowcs(wchar_t *restrict to, const char *restrict from, size_t n)
{
    size_t i = 0;
    for (; !to || i < n; i++) {
        if (from[i] & 0x80) {
            errno = EILSEQ;
            return -1;
        }
        if (to)
            to[i] = from[i];
        if (!from[i])
            break;
    }
    return i;
}

size_t wcstombs(char *restrict to, const wchar_t *restrict from, size_t n)
{
    size_t i = 0;
    for (; !to || i < n; i++) {
        if ((unsigned)from[i] > 127) {
            errno = EILSEQ;
            return -1;
        }
        if (to)
            to[i] = from[i];
        if (!from[i])
            break;
    }
    return i;
}

wint_t btowc(int c) { return (unsigned)c < 128 ? (wint_t)c : WEOF; }
int wctob(wint_t c) { return c < 128 ? (int)c : -1; }
int mbsinit(const mbstate_t *state) { return 1; }
