// defines stpcpy stpncpy memccpy mempcpy memrchr rawmemchr memmem strcasestr strchrnul strspn strcspn strpbrk strxfrm strverscmp swab ffs ffsl ffsll
#include <ringside/sys.h>

char *stpcpy(char *restrict to, const char *restrict from)
{
    return (char *)BUILTIN(stpcpy, to, from);
}

char *stpncpy(char *restrict to, const char *restrict from, size_t n)
{
    size_t length = BUILTIN(strnlen, from, n);
    BUILTIN(strncpy, to, from, n);
    return to + length;
}

void *memccpy(void *restrict to, const void *restrict from, int byte, size_t n)
{
    char *end = (char *)BUILTIN(memchr, from, byte, n);
    if (!end) {
        BUILTIN(memcpy, to, from, n);
        return NULL;
    }
    n = end + 1 - (const char *)from;
    return (char *)BUILTIN(memcpy, to, from, n) + n;
}

void *mempcpy(void *restrict to, const void *restrict from, size_t n)
{
    return (char *)BUILTIN(memcpy, to, from, n) + n;
}

void *memrchr(const void *p, int byte, size_t n)
{
    return (void *)BUILTIN(memrchr, p, byte, n);
}

void *rawmemchr(const void *p, int byte)
{
    const unsigned char *s = p;
    while (*s != (unsigned char)byte)
        s++;
    return (void *)s;
}

void *memmem(const void *haystack, size_t n, const void *needle, size_t m)
{
    const char *s = haystack;
    if (m == 0)
        return (void *)s;
    for (; n >= m; s++, n--)
        if (BUILTIN(memcmp, s, needle, m) == 0)
            return (void *)s;
    return NULL;
}

char *strcasestr(const char *haystack, const char *needle)
{
    size_t m = BUILTIN(strlen, needle);
    if (m == 0)
        return (char *)haystack;
    for (; *haystack; haystack++)
        if (BUILTIN(strncasecmp, haystack, needle, m) == 0)
            return (char *)haystack;
    return NULL;
}

char *strchrnul(const char *s, int c)
{
    char *p = (char *)BUILTIN(strchr, s, c);
    return p ? p : (char *)s + BUILTIN(strlen, s);
}

size_t strspn(const char *s, const char *set)
{
    return BUILTIN(strspn, s, set);
}

size_t strcspn(const char *s, const char *set)
{
    return BUILTIN(strcspn, s, set);
}

char *strpbrk(const char *s, const char *set)
{
    return (char *)BUILTIN(strpbrk, s, set);
}

size_t strxfrm(char *restrict to, const char *restrict from, size_t n)
{
    size_t length = BUILTIN(strlen, from);
    if (n)
        BUILTIN(strncpy, to, from, n);
    return length;
}

void swab(const void *restrict from, void *restrict to, ssize_t n)
{
    const char *s = from;
    char *d = to;
    for (; n > 1; n -= 2, s += 2, d += 2) {
        char c = s[0];
        d[0] = s[1];
        d[1] = c;
    }
}

int ffsll(long long n)
{
    if (n == 0)
        return 0;
    int i = 1;
    while (!(n & 1)) {
        n = (unsigned long long)n >> 1;
        i++;
    }
    return i;
}

int ffsl(long n)
{
    return ffsll(n);
}

int ffs(int n)
{
    return ffsll(n);
}

/* strverscmp(3): runs of digits compare as numbers, but one with a leading zero as a fraction. */
int strverscmp(const char *a, const char *b)
{
    const unsigned char *x = (const unsigned char *)a, *y = (const unsigned char *)b;
    int i = 0, start;
    while (x[i] && x[i] == y[i])
        i++;
    for (start = i; start > 0 && x[start - 1] >= '0' && x[start - 1] <= '9'; start--)
        ;
    int dx = x[i] >= '0' && x[i] <= '9', dy = y[i] >= '0' && y[i] <= '9';
    int fraction = (start < i ? x[start] == '0' : 0);
    if (start == i && (!dx || !dy))
        return x[i] - y[i];
    if (!dx && !dy)
        return x[i] - y[i];
    if (fraction || (start == i && (x[i] == '0' || y[i] == '0'))) {
        /* Within zeros a digit makes the number smaller. */
        int zeros = 1;
        for (int k = start; k < i; k++)
            zeros &= x[k] == '0';
        if (zeros && dx != dy)
            return dx ? -1 : 1;
        return x[i] - y[i];
    }
    int n = 0, m = 0;
    while (x[i + n] >= '0' && x[i + n] <= '9')
        n++;
    while (y[i + m] >= '0' && y[i + m] <= '9')
        m++;
    return n != m ? n - m : x[i] - y[i];
}
