/* cmp -- whether two files are the same, and where they first are not. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[])
{
    known_options(argv, "s", 2);
    int i = 1, silent = 0;
    if (i < argc && strcmp(argv[i], "-s") == 0) {
        silent = 1;
        i++;
    }
    if (argc - i < 2) {
        fprintf(stderr, "cmp: missing operand\n");
        return 2;
    }
    FILE *f[2];
    for (int k = 0; k < 2; k++)
        if (!(f[k] = strcmp(argv[i + k], "-") == 0 ? stdin : fopen(argv[i + k], "r"))) {
            fprintf(stderr, "cmp: %s: %s\n", argv[i + k], strerror(errno));
            return 2;
        }
    for (long at = 1, line = 1;; at++) {
        int a = getc(f[0]), b = getc(f[1]);
        if (a == EOF && b == EOF)
            return 0;
        if (a == EOF || b == EOF) {
            if (!silent)
                fprintf(stderr, "cmp: EOF on %s after byte %ld, in line %ld\n", argv[i + (b == EOF)], at - 1, line);
            return 1;
        }
        if (a != b) {
            if (!silent)
                printf("%s %s differ: byte %ld, line %ld\n", argv[i], argv[i + 1], at, line);
            return 1;
        }
        line += a == '\n';
    }
}
