// defines wprintf vwprintf fwprintf vfwprintf swprintf vswprintf __wide_format
/* wprintf(3): the format is put into bytes and formatted as those are; the machine counts characters meanwhile. */
#include <ringside/file.h>
#include <stdarg.h>
#include <wchar.h>

#define EILSEQ 84

/* A string of wide characters in UTF-8, whatever the locale, in memory of its own; null: not all are characters. */
char *__wide_format(const wchar_t *s)
{
    char *text = (char *)BUILTIN(malloc, wcslen(s) * 4 + 1), *p = text;
    if (!text)
        return NULL;
    int before = __utf8;
    __utf8 = 1;
    for (; *s; s++) {
        size_t n = wcrtomb(p, *s, NULL);
        if (n == (size_t)-1) {
            BUILTIN(free, text);
            text = NULL;
            break;
        }
        p += n;
    }
    if (text)
        *p = '\0';
    __utf8 = before;
    return text;
}

/* The text as UTF-8, in memory of its own, and its length; null: an error. */
static char *formatted(const wchar_t *format, va_list args, long *length)
{
    char *f = __wide_format(format), *text = NULL;
    if (!f)
        return NULL;
    long mode = errno | (long)(__utf8 | 2) << 32;
#ifdef __FENV__
    mode |= FORMAT_STATE;
#endif
    long n = BUILTIN(format, NULL, 0, f, args, mode);
    if (n < 0) {
        __ret(n);
    } else if ((text = (char *)BUILTIN(malloc, n + 1))) {
        BUILTIN(format, text, n, f, args, mode);
        text[n] = '\0';
        *length = n;
    }
    BUILTIN(free, f);
    return text;
}

/* How many characters; each is put where it belongs. */
static long characters(const char *text, long n, FILE *f, wchar_t *to, long room)
{
    int before = __utf8;
    long count = 0;
    for (const char *p = text; p < text + n; count++) {
        wchar_t c;
        __utf8 = 1;
        size_t used = mbrtowc(&c, p, text + n - p, NULL);
        __utf8 = before;
        if (used == 0 || used > 4)
            used = 1;
        if (f && fputwc(c, f) == WEOF)
            return -1;
        if (to && count < room)
            to[count] = c;
        p += used;
    }
    return count;
}

int vfwprintf(FILE *restrict f, const wchar_t *restrict format, va_list args)
{
    long n;
    if (fwide(f, 1) < 0)
        return -1;
    /* Model: glibc has printed what stands before a character that cannot be. */
    char *text = formatted(format, args, &n);
    if (!text)
        return -1;
    n = characters(text, n, f, NULL, 0);
    BUILTIN(free, text);
    return n;
}

int vswprintf(wchar_t *restrict s, size_t size, const wchar_t *restrict format, va_list args)
{
    long n;
    char *text = size > 0 ? formatted(format, args, &n) : NULL;
    if (!text)
        return -1;
    n = characters(text, n, NULL, s, size - 1);
    BUILTIN(free, text);
    /* glibc leaves a text that does not fit without an end. */
    if ((size_t)n >= size)
        return -1;
    s[n] = 0;
    return n;
}

int vwprintf(const wchar_t *restrict format, va_list args)
{
    return vfwprintf(stdout, format, args);
}

int fwprintf(FILE *restrict f, const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vfwprintf(f, format, args);
    va_end(args);
    return n;
}

int wprintf(const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vfwprintf(stdout, format, args);
    va_end(args);
    return n;
}

int swprintf(wchar_t *restrict s, size_t size, const wchar_t *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vswprintf(s, size, format, args);
    va_end(args);
    return n;
}
