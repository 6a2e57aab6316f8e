// defines strtol strtoll strtoul strtoull strtoimax strtoumax
#include <ringside/sys.h>

#define EINVAL 22
#define ERANGE 34

/* The digits after blanks and a sign; sets `*negative`, and `*over` when they do not fit 64 bits. */
static unsigned long digits(const char *s, char **end, int base, int *negative, int *over)
{
    const char *p = s, *start;
    unsigned long v = 0;
    *negative = *over = 0;
    if (base < 0 || base == 1 || base > 36) {
        errno = EINVAL;
        if (end)
            *end = (char *)s;
        return 0;
    }
    while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        p++;
    if (*p == '+' || *p == '-')
        *negative = *p++ == '-';
    if ((base == 0 || base == 16) && *p == '0' && (p[1] | 32) == 'x') {
        int c = p[2] | 32;
        if ((p[2] >= '0' && p[2] <= '9') || (c >= 'a' && c <= 'f')) {
            p += 2;
            base = 16;
        }
    }
    if (base == 0)
        base = *p == '0' ? 8 : 10;
    for (start = p;; p++) {
        int c = *p, d = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'z' ? (c | 32) - 'a' + 10 : 36;
        if (d >= base)
            break;
        if (v > (~0UL - d) / base)
            *over = 1;
        else
            v = v * base + d;
    }
    if (end)
        *end = (char *)(p == start ? s : p);
    return v;
}

long strtol(const char *restrict s, char **restrict end, int base)
{
    int negative, over;
    unsigned long v = digits(s, end, base, &negative, &over);
    if (over || v > (1UL << 63) - !negative) {
        errno = ERANGE;
        v = (1UL << 63) - !negative;
    }
    return negative ? -v : v;
}

unsigned long strtoul(const char *restrict s, char **restrict end, int base)
{
    int negative, over;
    unsigned long v = digits(s, end, base, &negative, &over);
    if (over) {
        errno = ERANGE;
        return ~0UL;
    }
    return negative ? -v : v;
}

long long strtoll(const char *restrict s, char **restrict end, int base)
{
    return strtol(s, end, base);
}

unsigned long long strtoull(const char *restrict s, char **restrict end, int base)
{
    return strtoul(s, end, base);
}

long strtoimax(const char *restrict s, char **restrict end, int base)
{
    return strtol(s, end, base);
}

unsigned long strtoumax(const char *restrict s, char **restrict end, int base)
{
    return strtoul(s, end, base);
}
