// defines puts fputs fputs_unlocked
#include <ringside/file.h>

int fputs(const char *restrict s, FILE *restrict f)
{
    size_t n = BUILTIN(strlen, s);
    LOCK(f);
    int result = __file_put(f, s, n) < n ? EOF : 1;
    UNLOCK(f);
    return result;
}

int fputs_unlocked(const char *restrict s, FILE *restrict f)
{
    return fputs(s, f);
}

int puts(const char *s)
{
    size_t n = BUILTIN(strlen, s);
    FILE *f = stdout;
    LOCK(f);
    int result = __file_put(f, s, n) < n || PUTC('\n', f) == EOF ? EOF : (int)n + 1;
    UNLOCK(f);
    return result;
}
