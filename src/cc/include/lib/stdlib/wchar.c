// defines wcslen wcscpy wcsncpy wcscat wcscmp wcsncmp wcschr wcsrchr wcsstr wcsspn wcscspn wcspbrk wcsncat wcsdup wcsnlen wcstol wcstoul wmemcpy wmemmove wmemcmp wmemchr wmemset iswalnum iswalpha iswdigit iswspace iswupper iswlower iswpunct iswprint towlower towupper iswcntrl iswgraph iswxdigit iswblank wctype iswctype wctrans towctrans wcscoll wcsxfrm wcstok wcstod wcstof wcstold wcstoll wcstoull wcstoimax wcstoumax wcpcpy wcpncpy wcscasecmp wcsncasecmp wcwidth wcswidth wcsftime
#include <wchar.h>
#include <wctype.h>
#include <inttypes.h>
#include <time.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

extern int __utf8;

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

/* Model: beyond ASCII only the letters of Latin-1, Greek and Cyrillic are known, and only in a locale of UTF-8. */
static int upper(wint_t c)
{
    return (c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) || (c >= 0x400 && c <= 0x42f);
}

static int lower(wint_t c)
{
    return (c >= 0xdf && c <= 0xff && c != 0xf7) || (c >= 0x3b1 && c <= 0x3c9) || (c >= 0x430 && c <= 0x45f);
}

int iswupper(wint_t c) { return c < 128 ? isupper(c) : __utf8 && upper(c); }
int iswlower(wint_t c) { return c < 128 ? islower(c) : __utf8 && lower(c); }
int iswalpha(wint_t c) { return c < 128 ? isalpha(c) : iswupper(c) || iswlower(c) || (__utf8 && c >= 0x100 && c < 0x250); }
int iswdigit(wint_t c) { return c < 128 && isdigit(c); }
int iswxdigit(wint_t c) { return c < 128 && isxdigit(c); }
int iswalnum(wint_t c) { return iswalpha(c) || iswdigit(c); }
int iswspace(wint_t c) { return c < 128 ? isspace(c) : __utf8 && (c == 0x2028 || c == 0x2029 || c == 0x3000); }
int iswblank(wint_t c) { return c == ' ' || c == '\t'; }
int iswcntrl(wint_t c) { return c < 128 ? iscntrl(c) : __utf8 && c < 0xa0; }
int iswprint(wint_t c) { return c < 128 ? isprint(c) : __utf8 && c >= 0xa0 && c <= 0x10ffff; }
int iswgraph(wint_t c) { return iswprint(c) && !iswspace(c) && c != 0xa0; }
int iswpunct(wint_t c) { return iswgraph(c) && !iswalnum(c); }

wint_t towlower(wint_t c)
{
    if (c < 128)
        return tolower(c);
    if (!iswupper(c))
        return c;
    return c >= 0x400 && c < 0x410 ? c + 0x50 : c + 0x20;
}

wint_t towupper(wint_t c)
{
    if (c < 128)
        return toupper(c);
    if (c == 0xff && __utf8)
        return 0x178;
    if (c == 0xdf || c == 0x3c2 || !iswlower(c))
        return c;
    return c >= 0x450 ? c - 0x50 : c - 0x20;
}

static int (*const classes[])(wint_t) = { iswalnum, iswalpha, iswblank, iswcntrl, iswdigit, iswgraph, iswlower, iswprint,
                                          iswpunct, iswspace, iswupper, iswxdigit };

/* A class is its place in this list, from 1. */
wctype_t wctype(const char *name)
{
    static const char *const names[] = { "alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
                                         "space", "upper", "xdigit" };
    for (int i = 0; i < 12; i++)
        if (strcmp(name, names[i]) == 0)
            return i + 1;
    return 0;
}

int iswctype(wint_t c, wctype_t class)
{
    return class > 0 && class <= 12 && classes[class - 1](c);
}

wctrans_t wctrans(const char *name)
{
    static const int to_lower, to_upper;
    return strcmp(name, "tolower") == 0 ? &to_lower : strcmp(name, "toupper") == 0 ? &to_upper : NULL;
}

wint_t towctrans(wint_t c, wctrans_t how)
{
    return how == NULL ? c : how == wctrans("tolower") ? towlower(c) : towupper(c);
}

int wcscoll(const wchar_t *a, const wchar_t *b)
{
    return wcscmp(a, b);
}

size_t wcsxfrm(wchar_t *restrict to, const wchar_t *restrict from, size_t n)
{
    size_t all = wcslen(from);
    if (n > 0)
        wcsncpy(to, from, n);
    return all;
}

wchar_t *wcstok(wchar_t *restrict s, const wchar_t *restrict set, wchar_t **restrict rest)
{
    if (!s)
        s = *rest;
    if (!s)
        return NULL;
    s += wcsspn(s, set);
    if (!*s) {
        *rest = NULL;
        return NULL;
    }
    wchar_t *end = s + wcscspn(s, set);
    *rest = *end ? end + 1 : NULL;
    *end = 0;
    return s;
}

wchar_t *wcpcpy(wchar_t *restrict to, const wchar_t *restrict from)
{
    return wcscpy(to, from) + wcslen(from);
}

wchar_t *wcpncpy(wchar_t *restrict to, const wchar_t *restrict from, size_t n)
{
    size_t length = wcsnlen(from, n);
    wcsncpy(to, from, n);
    return to + length;
}

int wcsncasecmp(const wchar_t *a, const wchar_t *b, size_t n)
{
    for (; n > 0; a++, b++, n--) {
        wint_t x = towlower(*a), y = towlower(*b);
        if (x != y)
            return x < y ? -1 : 1;
        if (!x)
            break;
    }
    return 0;
}

int wcscasecmp(const wchar_t *a, const wchar_t *b)
{
    return wcsncasecmp(a, b, -1);
}

/* Model: everything but the wide scripts of East Asia has one column. */
int wcwidth(wchar_t c)
{
    if (c == 0)
        return 0;
    if (!iswprint(c))
        return -1;
    return (c >= 0x1100 && c < 0x1160) || (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7a4)
            || (c >= 0xff00 && c < 0xff61) || (c >= 0x1f300 && c < 0x1f650) || (c >= 0x20000 && c < 0x30000)
        ? 2 : 1;
}

int wcswidth(const wchar_t *s, size_t n)
{
    int width = 0;
    for (; n > 0 && *s; s++, n--) {
        int w = wcwidth(*s);
        if (w < 0)
            return -1;
        width += w;
    }
    return width;
}

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

#define NUMBER(type, name, narrow_name)                                            \
    type name(const wchar_t *restrict s, wchar_t **restrict end, int base)         \
    {                                                                              \
        char text[128], *stop;                                                     \
        narrow(s, text, sizeof text);                                              \
        type v = narrow_name(text, &stop, base);                                   \
        if (end)                                                                   \
            *end = (wchar_t *)s + (stop - text);                                   \
        return v;                                                                  \
    }

NUMBER(long long, wcstoll, strtoll)
NUMBER(unsigned long long, wcstoull, strtoull)
NUMBER(intmax_t, wcstoimax, strtoll)
NUMBER(uintmax_t, wcstoumax, strtoull)

double wcstod(const wchar_t *restrict s, wchar_t **restrict end)
{
    char text[512], *stop;
    narrow(s, text, sizeof text);
    double v = strtod(text, &stop);
    if (end)
        *end = (wchar_t *)s + (stop - text);
    return v;
}

float wcstof(const wchar_t *restrict s, wchar_t **restrict end)
{
    char text[512], *stop;
    narrow(s, text, sizeof text);
    float v = strtof(text, &stop);
    if (end)
        *end = (wchar_t *)s + (stop - text);
    return v;
}

long double wcstold(const wchar_t *restrict s, wchar_t **restrict end)
{
    return wcstod(s, end);
}

size_t wcsftime(wchar_t *restrict to, size_t max, const wchar_t *restrict format, const struct tm *restrict tm)
{
    char f[512], text[1024];
    narrow(format, f, sizeof f);
    size_t n = strftime(text, sizeof text, f, tm);
    if (n + 1 > max)
        return 0;
    for (size_t i = 0; i <= n; i++)
        to[i] = (unsigned char)text[i];
    return n;
}
