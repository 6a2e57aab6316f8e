/* head -- the first lines (-n 10), or bytes (-c), of files or standard input; -n -5: all but the last five. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long lines = 10, bytes = -1;
static int all_but;

/* The last lines are known only at the end: so many are kept back. */
static void show_all_but(FILE *f)
{
    char *line = NULL, **kept = calloc(lines + 1, sizeof *kept);
    size_t size = 0;
    for (long n = 0; getline(&line, &size, f) > 0; n++) {
        if (lines == 0) {
            fputs(line, stdout);
            continue;
        }
        if (n >= lines)
            fputs(kept[n % lines], stdout);
        free(kept[n % lines]);
        kept[n % lines] = strdup(line);
    }
    free(line);
    free(kept);
}

static void show(FILE *f)
{
    long l = lines, b = bytes;
    int c;
    if (all_but) {
        show_all_but(f);
        return;
    }
    while ((bytes >= 0 ? b-- > 0 : l > 0) && (c = getc(f)) != EOF) {
        putchar(c);
        l -= c == '\n';
    }
}

int main(int argc, char *argv[])
{
    int i = 1, failed = 0;
    short_options(argv, "lines=n bytes=c");
    known_options(argv, "n:c:0123456789", 1);
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        char *p = argv[i] + 1;
        if (*p == 'n' || *p == 'c') {
            const char *value = p[1] ? p + 1 : i + 1 < argc ? argv[++i] : "10";
            long n = atol(value);
            all_but = *p == 'n' && *value == '-';
            *(*p == 'n' ? &lines : &bytes) = labs(n);
        } else {
            lines = atol(p);
        }
    }
    int files = argc - i;
    if (files == 0)
        show(stdin);
    for (int k = 0; i < argc; i++, k++) {
        FILE *f = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (!f) {
            fprintf(stderr, "head: cannot open '%s' for reading: %s\n", argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        if (files > 1)
            printf("%s==> %s <==\n", k ? "\n" : "", argv[i]);
        show(f);
        if (f != stdin)
            fclose(f);
    }
    return failed;
}
