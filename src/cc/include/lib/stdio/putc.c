// defines putchar putc fputc putchar_unlocked putc_unlocked fputc_unlocked
#include <ringside/file.h>

int putc(int c, FILE *f)
{
    if (!__threaded)
        return PUTC((unsigned char)c, f);
    __file_lock(f);
    c = PUTC((unsigned char)c, f);
    __file_unlock(f);
    return c;
}

int fputc(int c, FILE *f)
{
    return putc(c, f);
}

int putchar(int c)
{
    FILE *f = stdout;
    if (!__threaded)
        return PUTC((unsigned char)c, f);
    return putc(c, f);
}

int putc_unlocked(int c, FILE *f)
{
    return PUTC((unsigned char)c, f);
}

int fputc_unlocked(int c, FILE *f)
{
    return PUTC((unsigned char)c, f);
}

int putchar_unlocked(int c)
{
    return PUTC((unsigned char)c, stdout);
}
