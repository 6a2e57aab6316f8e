// defines wcslen wcscpy wcsncpy wcscat wcscmp wcsncmp wcschr wcsrchr wcsstr wcsspn wcscspn wcspbrk wcsncat wcsdup wcsnlen wcstol wcstoul wmemcpy wmemmove wmemcmp wmemchr wmemset iswalnum iswalpha iswdigit iswspace iswupper iswlower iswpunct iswprint towlower towupper
#include <wchar.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

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

wchar_t *wcsstr(const wchar_t *s, const wchar_t *part)
{
    size_t n = wcslen(part);
    for (; n == 0 || *s; s++) {
        if (wcsncmp(s, part, n) == 0)
            return (wchar_t *)s;
        if (!*s)
            break;
    }
    return NULL;
}

size_t wcsspn(const wchar_t *s, const wchar_t *set)
{
    size_t n = 0;
    while (s[n] && wcschr(set, s[n]))
        n++;
    return n;
}

size_t wcscspn(const wchar_t *s, const wchar_t *set)
{
    size_t n = 0;
    while (s[n] && !wcschr(set, s[n]))
        n++;
    return n;
}

wchar_t *wcspbrk(const wchar_t *s, const wchar_t *set)
{
    s += wcscspn(s, set);
    return *s ? (wchar_t *)s : NULL;
}

size_t wcsnlen(const wchar_t *s, size_t max)
{
    size_t n = 0;
    while (n < max && s[n])
        n++;
    return n;
}

wchar_t *wcsncat(wchar_t *restrict to, const wchar_t *restrict from, size_t n)
{
    size_t have = wcslen(to), more = wcsnlen(from, n);
    wmemcpy(to + have, from, more);
    to[have + more] = 0;
    return to;
}

wchar_t *wcsdup(const wchar_t *s)
{
    size_t n = wcslen(s) + 1;
    wchar_t *copy = malloc(n * sizeof *copy);
    return copy ? wmemcpy(copy, s, n) : NULL;
}

/* A number is ASCII: its characters go to the narrow function. */
static size_t narrow(const wchar_t *s, char *to, size_t room)
{
    size_t n = 0;
    while (n < room - 1 && s[n] > 0 && s[n] < 128) {
        to[n] = s[n];
        n++;
    }
    to[n] = 0;
    return n;
}

long wcstol(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
    char text[128], *stop;
    narrow(s, text, sizeof text);
    long v = strtol(text, &stop, base);
    if (end)
        *end = (wchar_t *)s + (stop - text);
    return v;
}

unsigned long wcstoul(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
    char text[128], *stop;
    narrow(s, text, sizeof text);
    unsigned long v = strtoul(text, &stop, base);
    if (end)
        *end = (wchar_t *)s + (stop - text);
    return v;
}

wchar_t *wmemmove(wchar_t *to, const wchar_t *from, size_t n)
{
    return memmove(to, from, n * sizeof *to);
}

int wmemcmp(const wchar_t *a, const wchar_t *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

wchar_t *wmemchr(const wchar_t *s, wchar_t c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] == c)
            return (wchar_t *)s + i;
    return NULL;
}
