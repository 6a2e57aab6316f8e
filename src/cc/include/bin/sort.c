/* sort -- sorts lines: -n by number, -r backwards, -u without repetitions. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_number, backwards, once;
static char **lines;
static size_t count, room;

static int compare(const void *a, const void *b)
{
    const char *s = *(char *const *)a, *t = *(char *const *)b;
    int order = 0;
    if (by_number) {
        double x = atof(s), y = atof(t);
        order = (x > y) - (x < y);
    }
    if (order == 0 && !(by_number && once))
        order = strcmp(s, t);
    return backwards ? -order : order;
}

static void take(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if (count == room) {
            room = room ? 2 * room : 64;
            lines = realloc(lines, room * sizeof *lines);
        }
        lines[count++] = strdup(line);
    }
    free(line);
}

int main(int argc, char *argv[])
{
    int i = 1;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            by_number |= *p == 'n';
            backwards |= *p == 'r';
            once |= *p == 'u';
        }
    if (i == argc)
        take(stdin);
    for (; i < argc; i++) {
        FILE *f = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (!f) {
            fprintf(stderr, "sort: cannot read: %s: %s\n", argv[i], strerror(errno));
            return 2;
        }
        take(f);
    }
    if (count)
        qsort(lines, count, sizeof *lines, compare);
    for (size_t k = 0; k < count; k++)
        if (!once || k == 0 || compare(&lines[k - 1], &lines[k]) != 0)
            puts(lines[k]);
    return 0;
}
