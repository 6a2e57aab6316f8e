// defines asprintf vasprintf
#include <ringside/sys.h>
#include <stdarg.h>

void *malloc(size_t size);
int vsnprintf(char *restrict s, size_t size, const char *restrict format, va_list args);

int vasprintf(char **restrict s, const char *restrict format, va_list args)
{
    int n = vsnprintf(NULL, 0, format, args);
    *s = NULL;
    if (n < 0 || !(*s = malloc(n + 1)))
        return -1;
    return vsnprintf(*s, n + 1, format, args);
}

int asprintf(char **restrict s, const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vasprintf(s, format, args);
    va_end(args);
    return n;
}
