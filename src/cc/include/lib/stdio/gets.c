// defines gets
#include <ringside/file.h>

/* Nobody can tell it how much room there is; the machine's checked memory tells when there was too little. */
char *gets(char *s)
{
    FILE *f = stdin;
    char *p = s;
    int c;
    LOCK(f);
    while ((c = GETC(f)) != EOF && c != '\n')
        *p++ = c;
    UNLOCK(f);
    if (c == EOF && (p == s || f->flags & F_ERROR))
        return NULL;
    *p = '\0';
    return s;
}
