/* head -- the first lines (-n 10), or bytes (-c), of files or standard input. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long lines = 10, bytes = -1;

static void show(FILE *f)
{
    long l = lines, b = bytes;
    int c;
    while ((bytes >= 0 ? b-- > 0 : l > 0) && (c = getc(f)) != EOF) {
        putchar(c);
        l -= c == '\n';
    }
}

int main(int argc, char *argv[])
{
    int i = 1, failed = 0;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        char *p = argv[i] + 1;
        if (*p == 'n' || *p == 'c') {
            long n = atol(p[1] ? p + 1 : i + 1 < argc ? argv[++i] : "10");
            *(*p == 'n' ? &lines : &bytes) = n;
        } else {
            lines = atol(p);
        }
    }
    int files = argc - i;
    if (files == 0)
        show(stdin);
    for (int k = 0; i < argc; i++, k++) {
        FILE *f = fopen(argv[i], "r");
        if (!f) {
            fprintf(stderr, "head: cannot open '%s' for reading: %s\n", argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        if (files > 1)
            printf("%s==> %s <==\n", k ? "\n" : "", argv[i]);
        show(f);
        fclose(f);
    }
    return failed;
}
