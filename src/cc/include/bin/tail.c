/* tail -- the last lines (-n 10) of a file or of standard input; -n +5: from the fifth on. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char *argv[])
{
    long n = 10;
    int i = 1, from = 0;
    for (; i < argc && (argv[i][0] == '-' || argv[i][0] == '+') && argv[i][1]; i++) {
        char *p = argv[i] + (argv[i][0] == '-');
        if (*p == 'n')
            p = p[1] ? p + 1 : i + 1 < argc ? argv[++i] : "10";
        from = *p == '+';
        n = labs(atol(p));
    }
    FILE *f = stdin;
    if (i < argc && !(f = fopen(argv[i], "r"))) {
        fprintf(stderr, "tail: cannot open '%s' for reading: %s\n", argv[i], strerror(errno));
        return 1;
    }
    char *line = NULL, **ring = calloc(n + 1, sizeof *ring);
    size_t size = 0;
    long count = 0;
    for (; getline(&line, &size, f) > 0; count++) {
        if (from) {
            if (count + 1 >= n)
                fputs(line, stdout);
        } else if (n > 0) {
            free(ring[count % n]);
            ring[count % n] = strdup(line);
        }
    }
    for (long k = count > n ? count - n : 0; !from && k < count; k++)
        fputs(ring[k % n], stdout);
    return 0;
}
