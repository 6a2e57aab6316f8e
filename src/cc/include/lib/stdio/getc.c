// defines getchar getc fgetc getchar_unlocked getc_unlocked fgetc_unlocked
#include <ringside/file.h>

int getc(FILE *f)
{
    if (!__threaded)
        return GETC(f);
    __file_lock(f);
    int c = GETC(f);
    __file_unlock(f);
    return c;
}

int fgetc(FILE *f)
{
    return getc(f);
}

int getchar(void)
{
    FILE *f = stdin;
    if (!__threaded)
        return GETC(f);
    return getc(f);
}

int getc_unlocked(FILE *f)
{
    return GETC(f);
}

int fgetc_unlocked(FILE *f)
{
    return GETC(f);
}

int getchar_unlocked(void)
{
    return GETC(stdin);
}
