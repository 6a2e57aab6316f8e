// defines Fclose Fdopen Fopen Popen Pclose Fputs
/* Stevens's wrappers of streams: a function with a capital letter does not come back when it fails. */
#include <stdio.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

void Fclose(FILE *f)
{
    if (fclose(f) == EOF)
        err_sys("fclose error");
}

FILE *Fdopen(int fd, const char *mode)
{
    FILE *r = fdopen(fd, mode);
    if (r == NULL)
        err_sys("fdopen error");
    return r;
}

FILE *Fopen(const char *path, const char *mode)
{
    FILE *r = fopen(path, mode);
    if (r == NULL)
        err_sys("fopen error");
    return r;
}

FILE *Popen(const char *command, const char *mode)
{
    FILE *r = popen(command, mode);
    if (r == NULL)
        err_sys("popen error");
    return r;
}

int Pclose(FILE *f)
{
    int r = pclose(f);
    if (r < 0)
        err_sys("pclose error");
    return r;
}

void Fputs(const char *s, FILE *f)
{
    if (fputs(s, f) == EOF)
        err_sys("fputs error");
}
