// defines getw putw
#include <ringside/file.h>

size_t fread(void *restrict p, size_t size, size_t count, FILE *restrict f);
size_t fwrite(const void *restrict p, size_t size, size_t count, FILE *restrict f);

int getw(FILE *f)
{
    int w;
    return fread(&w, sizeof w, 1, f) == 1 ? w : EOF;
}

int putw(int w, FILE *f)
{
    return fwrite(&w, sizeof w, 1, f) == 1 ? 0 : EOF;
}
