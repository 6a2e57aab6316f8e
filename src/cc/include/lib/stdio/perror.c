// defines perror
#include <ringside/file.h>

int fprintf(FILE *restrict f, const char *restrict format, ...);

void perror(const char *s)
{
    if (s && *s)
        fprintf(stderr, "%s: %m\n", s);
    else
        fprintf(stderr, "%m\n");
}
