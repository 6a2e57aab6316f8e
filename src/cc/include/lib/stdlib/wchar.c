// defines wcslen wcscpy wcsncpy wcscat wcscmp wcsncmp wcschr wcsrchr wmemcpy wmemset iswalnum iswalpha iswdigit iswspace iswupper iswlower iswpunct iswprint towlower towupper
#include <wchar.h>
#include <ctype.h>

size_t wcslen(const wchar_t *s)
{
    size_t n = 0;
    while (s[n])
        n++;
    return n;
}

wchar_t *wcscpy(wchar_t *restrict to, const wchar_t *restrict from)
{
    wchar_t *p = to;
    while ((*p++ = *from++))
        ;
    return to;
}

wchar_t *wcsncpy(wchar_t *restrict to, const wchar_t *restrict from, size_t n)
{
    size_t i = 0;
    for (; i < n && from[i]; i++)
        to[i] = from[i];
    for (; i < n; i++)
        to[i] = 0;
    return to;
}

wchar_t *wcscat(wchar_t *restrict to, const wchar_t *restrict from)
{
    wcscpy(to + wcslen(to), from);
    return to;
}

int wcsncmp(const wchar_t *a, const wchar_t *b, size_t n)
{
    for (; n > 0; a++, b++, n--) {
        if (*a != *b)
            return *a < *b ? -1 : 1;
        if (!*a)
            break;
    }
    return 0;
}

int wcscmp(const wchar_t *a, const wchar_t *b)
{
    return wcsncmp(a, b, -1);
}

wchar_t *wcschr(const wchar_t *s, wchar_t c)
{
    for (; *s != c; s++)
        if (!*s)
            return NULL;
    return (wchar_t *)s;
}

wchar_t *wcsrchr(const wchar_t *s, wchar_t c)
{
    const wchar_t *last = NULL;
    do
        if (*s == c)
            last = s;
    while (*s++);
    return (wchar_t *)last;
}

wchar_t *wmemcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = from[i];
    return to;
}

wchar_t *wmemset(wchar_t *to, wchar_t c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = c;
    return to;
}

int iswalnum(wint_t c) { return c < 128 && isalnum(c); }
int iswalpha(wint_t c) { return c < 128 && isalpha(c); }
int iswdigit(wint_t c) { return c < 128 && isdigit(c); }
int iswspace(wint_t c) { return c < 128 && isspace(c); }
int iswupper(wint_t c) { return c < 128 && isupper(c); }
int iswlower(wint_t c) { return c < 128 && islower(c); }
int iswpunct(wint_t c) { return c < 128 && ispunct(c); }
int iswprint(wint_t c) { return c < 128 && isprint(c); }
wint_t towlower(wint_t c) { return c < 128 ? (wint_t)tolower(c) : c; }
wint_t towupper(wint_t c) { return c < 128 ? (wint_t)toupper(c) : c; }
