// defines mbrtoc16 c16rtomb mbrtoc32 c32rtomb
/* A character of 32 bits is a wchar_t. One of 16 bits may be half of a pair: the other half waits in the state. */
#include <ringside/sys.h>
#include <uchar.h>
#include <wchar.h>

#define EILSEQ 84
#define HALF 0x40000000

size_t mbrtoc32(char32_t *restrict to, const char *restrict s, size_t n, mbstate_t *restrict state)
{
    static mbstate_t own;
    return mbrtowc((wchar_t *)to, s, n, state ? state : &own);
}

size_t c32rtomb(char *restrict s, char32_t c, mbstate_t *restrict state)
{
    return wcrtomb(s, c, state);
}

size_t mbrtoc16(char16_t *restrict to, const char *restrict s, size_t n, mbstate_t *restrict state)
{
    static mbstate_t own;
    mbstate_t *m = state ? state : &own;
    char32_t c = 0;
    if (m->__count == HALF) {
        if (to)
            *to = m->__value;
        m->__count = 0;
        m->__value = 0;
        return -3;
    }
    size_t r = mbrtoc32(&c, s, n, m);
    if (r > (size_t)-4)
        return r;
    if (c >= 0x10000) {
        m->__count = HALF;
        m->__value = 0xdc00 | (c & 0x3ff);
        c = 0xd7c0 + (c >> 10);
    }
    if (to && s)
        *to = c;
    return r;
}

size_t c16rtomb(char *restrict s, char16_t c, mbstate_t *restrict state)
{
    static mbstate_t own;
    mbstate_t *m = state ? state : &own;
    if (!s)
        return 1;
    if (m->__count == HALF) {
        char32_t whole = ((m->__value - 0xd7c0) << 10) | (c & 0x3ff);
        m->__count = 0;
        if ((c & 0xfc00) == 0xdc00)
            return wcrtomb(s, whole, m);
        errno = EILSEQ;
        return -1;
    }
    if ((c & 0xfc00) != 0xd800)
        return wcrtomb(s, c, m);
    m->__count = HALF;
    m->__value = c;
    return 0;
}
