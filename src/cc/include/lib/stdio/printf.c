// defines printf vprintf fprintf vfprintf
#include <ringside/file.h>
#include <stdarg.h>

/* Formats into the buffer itself; what does not fit there is formatted again in a place of its own. */
int vfprintf(FILE *restrict f, const char *restrict format, va_list args)
{
    LOCK(f);
    int n = -1;
    if (f->orient <= 0 && __file_to_write(f) == 0) {
        long room = f->wend - f->wpos;
        n = BUILTIN(format, f->wpos, room, format, args, FORMAT_STATE);
        if (n < 0) {
            n = __ret(n);
        } else if (n <= room) {
            unsigned char *end = f->wpos + n;
            unsigned char *last = f->newline == EOF ? NULL : (unsigned char *)BUILTIN(memrchr, f->wpos, '\n', n);
            f->wpos = end;
            if (last && __file_flush(f, last + 1))
                n = -1;
        } else {
            char *text = (char *)BUILTIN(malloc, n);
            BUILTIN(format, text, n, format, args, FORMAT_STATE);
            if (__file_put(f, text, n) < n)
                n = -1;
            BUILTIN(free, text);
        }
    }
    UNLOCK(f);
    return n;
}

int vprintf(const char *restrict format, va_list args)
{
    return vfprintf(stdout, format, args);
}

int fprintf(FILE *restrict f, const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vfprintf(f, format, args);
    va_end(args);
    return n;
}

int printf(const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vfprintf(stdout, format, args);
    va_end(args);
    return n;
}
