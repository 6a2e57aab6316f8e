/* cut -- parts of each line: -c or -b LIST characters, -f LIST fields between tabs or -d C; -s only lines that have a C;
   --output-delimiter=TEXT stands between the parts, --complement the other parts. A list is 1,3-5,7-. */
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *list;
static int by_field, only, others, delimiter = '\t';
static const char *between;

static int listed(long n)
{
    for (const char *p = list; *p;) {
        long from = 1, to;
        if (*p != '-')
            from = strtol(p, (char **)&p, 10);
        to = from;
        if (*p == '-') {
            p++;
            to = *p >= '0' && *p <= '9' ? strtol(p, (char **)&p, 10) : 1L << 60;
        }
        if (n >= from && n <= to)
            return 1;
        if (*p)
            p++;
    }
    return 0;
}

static int wanted(long n)
{
    return listed(n) != others;
}

static void cut(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        if (line[n - 1] == '\n')
            line[--n] = '\0';
        if (by_field && !strchr(line, delimiter)) {
            if (!only)
                puts(line);
            continue;
        }
        int shown = 0;
        char *p = line;
        for (long k = 1; by_field ? p != NULL : k <= n; k++) {
            char *end = by_field ? strchr(p, delimiter) : NULL;
            if (end)
                *end = '\0';
            if (wanted(k)) {
                if (by_field && shown++)
                    between ? fputs(between, stdout) : putchar(delimiter);
                if (!by_field && between && shown && shown != k - 1)
                    fputs(between, stdout);
                if (!by_field)
                    shown = k;
                by_field ? fputs(p, stdout) : putchar(line[k - 1]);
            }
            p = end ? end + 1 : NULL;
        }
        putchar('\n');
    }
    free(line);
}

int main(int argc, char *argv[])
{
    short_options(argv, "bytes=b characters=c complement=C delimiter=d fields=f only-delimited=s output-delimiter=O");
    known_options(argv, "b:c:d:f:sCO:", 1);
    int i = 1, failed = 0;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        int which = argv[i][1];
        if (which == 'O') {
            between = argv[i] + 2;
            continue;
        }
        if (which == 's' || which == 'C') {
            *(which == 's' ? &only : &others) = 1;
            continue;
        }
        const char *value = argv[i][2] ? argv[i] + 2 : i + 1 < argc ? argv[++i] : "";
        if (which == 'd')
            delimiter = *value;
        else
            list = value;
        by_field |= which == 'f';
    }
    if (!list || !*list) {
        fprintf(stderr, "cut: you must specify a list of bytes, characters, or fields\nTry 'cut --help' for more information.\n");
        return 1;
    }
    if (i == argc)
        cut(stdin);
    for (; i < argc; i++) {
        FILE *f = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (!f) {
            fprintf(stderr, "cut: %s: %s\n", argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        cut(f);
    }
    return failed;
}
