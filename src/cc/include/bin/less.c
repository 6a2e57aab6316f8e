/* less, more -- show files; where nobody turns pages, all at once, as both do when their output is no terminal. */
#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>

static void show(FILE *f)
{
    int c;
    while ((c = getc(f)) != EOF)
        putchar(c);
}

int main(int argc, char *argv[])
{
    int failed = 0;
    if (argc < 2)
        show(stdin);
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "r");
        if (!f) {
            fprintf(stderr, "%s: cannot open %s: %s\n", basename(argv[0]), argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        show(f);
        fclose(f);
    }
    return failed;
}
