// defines Fgets
/* Those of Stevens's wrappers that do not follow the pattern. */
#include <stdio.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

char *Fgets(char *s, int n, FILE *f)
{
    char *r = fgets(s, n, f);
    if (!r && ferror(f))
        err_sys("fgets error");
    return r;
}
