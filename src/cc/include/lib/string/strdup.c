// defines strdup strndup
#include <ringside/sys.h>

void *malloc(size_t size);

char *strdup(const char *s)
{
    size_t n = BUILTIN(strlen, s) + 1;
    char *copy = malloc(n);
    return copy ? (char *)BUILTIN(memcpy, copy, s, n) : NULL;
}

char *strndup(const char *s, size_t n)
{
    size_t length = BUILTIN(strnlen, s, n);
    char *copy = malloc(length + 1);
    if (!copy)
        return NULL;
    copy[length] = '\0';
    return (char *)BUILTIN(memcpy, copy, s, length);
}
