/* sort -- sorts lines: -n by number, -r backwards, -u without repetitions, -f whatever the case, -b without the blanks
   in front, -k N[,M] by the fields N to M, -t C fields are what stands between Cs, -o FILE the result goes there, -c only says whether the lines are sorted. */
#include <ctype.h>
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct key {
    int from, to;               /* fields; to 0: up to the end of the line */
    int by_number, backwards, fold, blanks;
    int own;                    /* it has letters of its own: the general ones do not apply */
} keys[16];
static int key_count;
static struct key general;      /* the options without -k */
static int once, separator, only_checks;
static char **lines;
static size_t count, room;

/* Where field `n`, counted from 1, begins; with `past`, where it ends. */
static const char *field(const char *s, int n, int past)
{
    for (int i = 1;; i++) {
        const char *end = s;
        if (separator) {
            while (*end && *end != separator)
                end++;
        } else {
            while (*end && isblank((unsigned char)*end))
                end++;
            while (*end && !isblank((unsigned char)*end))
                end++;
        }
        if (i == n)
            return past ? end : s;
        if (!*end)
            return end;
        s = separator ? end + 1 : end;
    }
}

static int text_order(const char *a, size_t n, const char *b, size_t m, int fold)
{
    for (size_t i = 0; i < n && i < m; i++) {
        int x = (unsigned char)a[i], y = (unsigned char)b[i];
        if (fold)
            x = toupper(x), y = toupper(y);
        if (x != y)
            return x < y ? -1 : 1;
    }
    return (n > m) - (n < m);
}

static int by_key(const struct key *k, const char *a, const char *b)
{
    const char *from[2] = { a, b }, *to[2];
    for (int i = 0; i < 2; i++) {
        const char *s = from[i];
        from[i] = field(s, k->from ? k->from : 1, 0);
        to[i] = k->to ? field(s, k->to, 1) : s + strlen(s);
        while (k->blanks && from[i] < to[i] && isblank((unsigned char)*from[i]))
            from[i]++;
        if (to[i] < from[i])
            to[i] = from[i];
    }
    int order;
    if (k->by_number) {
        double x = atof(from[0]), y = atof(from[1]);
        order = (x > y) - (x < y);
    } else {
        order = text_order(from[0], to[0] - from[0], from[1], to[1] - from[1], k->fold);
    }
    return k->backwards ? -order : order;
}

static int by_keys(const char *s, const char *t)
{
    for (int i = 0; i < key_count; i++) {
        int order = by_key(&keys[i], s, t);
        if (order)
            return order;
    }
    return key_count ? 0 : by_key(&general, s, t);
}

static int compare(const void *a, const void *b)
{
    const char *s = *(char *const *)a, *t = *(char *const *)b;
    int order = by_keys(s, t);
    if (order || once)
        return order;
    /* Lines whose keys are equal: as a whole, byte by byte. */
    return general.backwards ? -strcmp(s, t) : strcmp(s, t);
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

static int letter(struct key *k, int c)
{
    switch (c) {
    case 'n': case 'g': k->by_number = 1; return 1;
    case 'r': k->backwards = 1; return 1;
    case 'f': k->fold = 1; return 1;
    case 'b': k->blanks = 1; return 1;
    }
    return 0;
}

/* 2  2,3  2n  2,2nr */
static void add_key(const char *s)
{
    struct key k = { .from = strtol(s, (char **)&s, 10) };
    if (*s == '.')
        strtol(s + 1, (char **)&s, 10);
    while (letter(&k, *s))
        k.own = 1, s++;
    if (*s == ',') {
        k.to = strtol(s + 1, (char **)&s, 10);
        while (letter(&k, *s))
            k.own = 1, s++;
    }
    if (k.from < 1) {
        fprintf(stderr, "sort: field number is zero: invalid field specification '%s'\n", s);
        exit(2);
    }
    if (key_count < 16)
        keys[key_count++] = k;
}

int main(int argc, char *argv[])
{
    const char *files[64] = { "-" }, *output = NULL;
    int n = 0;
    short_options(argv, "reverse=r numeric-sort=n unique=u ignore-case=f ignore-leading-blanks=b key=k "
                         "field-separator=t output=o check=c stable=s");
    known_options(argv, "bcdfgk:no:rst:u", 2);
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-' || !argv[i][1]) {
            if (n < 64)
                files[n++] = argv[i];
            continue;
        }
        for (const char *p = argv[i] + 1; *p; p++) {
            if (letter(&general, *p))
                continue;
            if (*p == 'c') {
                only_checks = 1;
            } else if (*p == 'u') {
                once = 1;
            } else if (*p == 'k' || *p == 't' || *p == 'o') {
                int which = *p;
                const char *value = p[1] ? p + 1 : i + 1 < argc ? argv[++i] : "";
                if (which == 'k')
                    add_key(value);
                else if (which == 't')
                    separator = value[0];
                else
                    output = value;
                break;
            }
        }
    }
    for (int i = 0; i < key_count; i++)
        if (!keys[i].own) {
            int from = keys[i].from, to = keys[i].to;
            keys[i] = general;
            keys[i].from = from;
            keys[i].to = to;
        }
    for (int i = 0; i < (n ? n : 1); i++) {
        FILE *f = strcmp(files[i], "-") == 0 ? stdin : fopen(files[i], "r");
        if (!f) {
            fprintf(stderr, "sort: cannot read: %s: %s\n", files[i], strerror(errno));
            return 2;
        }
        take(f);
    }
    for (size_t k = 1; only_checks && k < count; k++)
        if (once ? by_keys(lines[k - 1], lines[k]) >= 0 : compare(&lines[k - 1], &lines[k]) > 0) {
            fprintf(stderr, "sort: %s:%zu: disorder: %s\n", n ? files[0] : "-", k + 1, lines[k]);
            return 1;
        }
    if (only_checks)
        return 0;
    if (output && !freopen(output, "w", stdout)) {
        fprintf(stderr, "sort: open failed: %s: %s\n", output, strerror(errno));
        return 2;
    }
    if (count)
        qsort(lines, count, sizeof *lines, compare);
    for (size_t k = 0; k < count; k++)
        if (!once || k == 0 || by_keys(lines[k - 1], lines[k]) != 0)
            puts(lines[k]);
    return 0;
}
