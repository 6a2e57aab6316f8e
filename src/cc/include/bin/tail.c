/* tail -- the last lines (-n 10) or bytes (-c 10) of files or of standard input; +5: from the fifth on; -q never names. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int from, in_bytes, quiet;
static long count = 10;

/* -5, -n 5, -n5, -c 5, -n +5; gives the index of the argument that was read last. */
static int option(char *argv[], int argc, int i)
{
    const char *p = argv[i] + (argv[i][0] == '-');
    if (*p == 'q' || *p == 'f') {
        quiet |= *p == 'q';
        return i;
    }
    if (*p == 'n' || *p == 'c') {
        in_bytes = *p == 'c';
        p = p[1] ? p + 1 : i + 1 < argc ? argv[++i] : "10";
    }
    from = *p == '+';
    count = labs(atol(p));
    return i;
}

static void show(FILE *f)
{
    char *text = NULL;
    size_t n = 0, room = 0;
    for (int c; (c = getc(f)) != EOF; text[n++] = c)
        if (n == room)
            text = realloc(text, room = 2 * room + 4096);
    size_t at = 0;
    if (from) {
        for (long left = count - 1; left > 0 && at < n; at++)
            left -= in_bytes || text[at] == '\n';
    } else {
        /* Backwards over the newlines; the one at the very end closes the last line. */
        long left = count;
        for (at = n; at > 0; at--)
            if (in_bytes ? left-- == 0 : at < n && text[at - 1] == '\n' && --left == 0)
                break;
        if (count == 0)
            at = n;
    }
    fwrite(text + at, 1, n - at, stdout);
    free(text);
}

int main(int argc, char *argv[])
{
    known_options(argv, "n:c:fq0123456789", 1);
    int i = 1, failed = 0, shown = 0;
    for (; i < argc && (argv[i][0] == '-' || argv[i][0] == '+') && argv[i][1]; i++)
        i = option(argv, argc, i);
    if (i == argc)
        show(stdin);
    int several = argc - i > 1 && !quiet;
    for (; i < argc; i++) {
        FILE *f = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (!f) {
            fprintf(stderr, "tail: cannot open '%s' for reading: %s\n", argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        if (several)
            printf("%s==> %s <==\n", shown ? "\n" : "", argv[i]);
        shown = 1;
        show(f);
        if (f != stdin)
            fclose(f);
    }
    return failed;
}
