// defines strlen strnlen strcpy strncpy strcat strncat strcmp strncmp strchr strrchr strstr strcasecmp strncasecmp index rindex strcoll
#include <ringside/sys.h>

size_t strlen(const char *s)
{
    return BUILTIN(strlen, s);
}

size_t strnlen(const char *s, size_t max)
{
    return BUILTIN(strnlen, s, max);
}

char *strcpy(char *restrict to, const char *restrict from)
{
    return (char *)BUILTIN(strcpy, to, from);
}

char *strncpy(char *restrict to, const char *restrict from, size_t n)
{
    return (char *)BUILTIN(strncpy, to, from, n);
}

char *strcat(char *restrict to, const char *restrict from)
{
    return (char *)BUILTIN(strcat, to, from);
}

char *strncat(char *restrict to, const char *restrict from, size_t n)
{
    return (char *)BUILTIN(strncat, to, from, n);
}

int strcmp(const char *a, const char *b)
{
    return BUILTIN(strcmp, a, b);
}

int strcoll(const char *a, const char *b)
{
    return BUILTIN(strcmp, a, b);
}

int strncmp(const char *a, const char *b, size_t n)
{
    return BUILTIN(strncmp, a, b, n);
}

int strcasecmp(const char *a, const char *b)
{
    return BUILTIN(strcasecmp, a, b);
}

int strncasecmp(const char *a, const char *b, size_t n)
{
    return BUILTIN(strncasecmp, a, b, n);
}

char *strchr(const char *s, int c)
{
    return (char *)BUILTIN(strchr, s, c);
}

char *strrchr(const char *s, int c)
{
    return (char *)BUILTIN(strrchr, s, c);
}

char *index(const char *s, int c)
{
    return (char *)BUILTIN(strchr, s, c);
}

char *rindex(const char *s, int c)
{
    return (char *)BUILTIN(strrchr, s, c);
}

char *strstr(const char *haystack, const char *needle)
{
    return (char *)BUILTIN(strstr, haystack, needle);
}
