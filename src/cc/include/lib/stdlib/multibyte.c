// defines mblen mbtowc wctomb mbstowcs wcstombs btowc wctob mbrtowc wcrtomb mbrlen mbsinit mbsrtowcs wcsrtombs mbsnrtowcs wcsnrtombs
/* In the C locale a byte is a character; in one of UTF-8 a character has one to four (utf-8(7)). */
#include <ringside/sys.h>
#include <wchar.h>

#define EILSEQ 84

/* A character that has come in part: how many bytes are still to come, how many the whole has, its bits so far. */
size_t mbrtowc(wchar_t *restrict to, const char *restrict s, size_t n, mbstate_t *restrict state)
{
    static mbstate_t own;
    mbstate_t *m = state ? state : &own;
    int missing = m->__count & 7, whole = m->__count >> 3;
    unsigned value = m->__value;
    if (!s) {
        s = "";
        n = 1;
        to = NULL;
    }
    for (size_t i = 0; i < n; i++) {
        unsigned char b = s[i];
        if (missing == 0) {
            if (b < 0x80) {
                if (to)
                    *to = b;
                return b != 0;
            }
            whole = b >= 0xc2 && b < 0xe0 ? 2 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xf0 && b < 0xf5 ? 4 : 0;
            if (!__utf8 || whole == 0)
                goto wrong;
            value = b & 0x7f >> whole;
            missing = whole - 1;
        } else {
            if ((b & 0xc0) != 0x80)
                goto wrong;
            value = value << 6 | (b & 0x3f);
            if (--missing == 0) {
                if ((whole == 3 && (value < 0x800 || (value >= 0xd800 && value < 0xe000)))
                    || (whole == 4 && (value < 0x10000 || value > 0x10ffff)))
                    goto wrong;
                m->__count = 0;
                m->__value = 0;
                if (to)
                    *to = value;
                return i + 1;
            }
        }
    }
    m->__count = whole << 3 | missing;
    m->__value = value;
    return -2;
wrong:
    m->__count = 0;
    m->__value = 0;
    errno = EILSEQ;
    return -1;
}

size_t mbrlen(const char *restrict s, size_t n, mbstate_t *restrict state)
{
    static mbstate_t own;
    return mbrtowc(NULL, s, n, state ? state : &own);
}

size_t wcrtomb(char *restrict s, wchar_t c, mbstate_t *restrict state)
{
    unsigned v = c;
    if (!s)
        return 1;
    if (v < 0x80) {
        *s = v;
        return 1;
    }
    if (!__utf8 || v > 0x10ffff || (v >= 0xd800 && v < 0xe000)) {
        errno = EILSEQ;
        return -1;
    }
    int n = v < 0x800 ? 2 : v < 0x10000 ? 3 : 4;
    for (int i = n - 1; i > 0; i--, v >>= 6)
        s[i] = 0x80 | (v & 0x3f);
    s[0] = (0xf00 >> n & 0xff) | v;
    return n;
}

int mbtowc(wchar_t *restrict to, const char *restrict s, size_t n)
{
    mbstate_t state = { 0 };
    size_t r = s ? mbrtowc(to, s, n, &state) : 0;
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

size_t mbsnrtowcs(wchar_t *restrict to, const char **restrict from, size_t bytes, size_t n, mbstate_t *restrict state)
{
    mbstate_t own = { 0 };
    const char *s = *from;
    size_t count = 0;
    for (; (!to || count < n) && bytes > 0; count++) {
        wchar_t c;
        size_t used = mbrtowc(&c, s, bytes < 4 ? bytes : 4, state ? state : &own);
        if (used == (size_t)-1 || used == (size_t)-2) {
            if (to)
                *from = s;
            return -1;
        }
        if (to)
            to[count] = c;
        if (used == 0) {
            s = NULL;
            break;
        }
        s += used;
        bytes -= used;
    }
    if (to)
        *from = s;
    return count;
}

/* A character ends before the string does, so no byte past its end is looked at. */
size_t mbsrtowcs(wchar_t *restrict to, const char **restrict from, size_t n, mbstate_t *restrict state)
{
    return mbsnrtowcs(to, from, BUILTIN(strlen, *from) + 1, n, state);
}

size_t mbstowcs(wchar_t *restrict to, const char *restrict from, size_t n)
{
    mbstate_t state = { 0 };
    return mbsrtowcs(to, &from, n, &state);
}

size_t wcsnrtombs(char *restrict to, const wchar_t **restrict from, size_t chars, size_t n, mbstate_t *restrict state)
{
    const wchar_t *s = *from;
    size_t count = 0;
    for (; chars > 0; s++, chars--) {
        char text[4];
        size_t used = wcrtomb(text, *s, state);
        if (used == (size_t)-1) {
            if (to)
                *from = s;
            return -1;
        }
        if (to && count + used > n)
            break;
        if (to)
            BUILTIN(memcpy, to + count, text, used);
        if (*s == 0) {
            s = NULL;
            break;
        }
        count += used;
    }
    if (to)
        *from = s;
    return count;
}

size_t wcsrtombs(char *restrict to, const wchar_t **restrict from, size_t n, mbstate_t *restrict state)
{
    return wcsnrtombs(to, from, -1, n, state);
}

size_t wcstombs(char *restrict to, const wchar_t *restrict from, size_t n)
{
    return wcsrtombs(to, &from, n, NULL);
}

wint_t btowc(int c) { return (unsigned)c < 128 ? (wint_t)c : WEOF; }
int wctob(wint_t c) { return c < 128 ? (int)c : -1; }
int mbsinit(const mbstate_t *state) { return !state || state->__count == 0; }
