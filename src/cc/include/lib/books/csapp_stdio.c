// defines __csapp_Fclose __csapp_Fdopen __csapp_Fopen __csapp_Fputs
/* csapp.h's wrappers: they end the program with a message when the call fails. */
#include <stdio.h>

void unix_error(char *text);

void __csapp_Fclose(FILE *f)
{
    if (fclose(f) != 0)
        unix_error("Fclose error");
}

FILE *__csapp_Fdopen(int fd, const char *mode)
{
    FILE *r = fdopen(fd, mode);
    if (r == NULL)
        unix_error("Fdopen error");
    return r;
}

FILE *__csapp_Fopen(const char *path, const char *mode)
{
    FILE *r = fopen(path, mode);
    if (r == NULL)
        unix_error("Fopen error");
    return r;
}

void __csapp_Fputs(const char *s, FILE *f)
{
    if (fputs(s, f) == EOF)
        unix_error("Fputs error");
}
