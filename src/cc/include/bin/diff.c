/* diff -- what to do to one file's lines to get another's (diff(1)); -u: with three lines around each place; -q: only
   whether they differ; -i, -b, -w: letters' case, amounts of blanks, all blanks do not count. The fewest lines change. */
#include <ctype.h>
#include <ringside/lines.h>
#include <ringside/longopts.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct text {
    char **lines;
    int count;
    int open; /* the last line has no newline */
};

static int ignores_case, ignores_amount, ignores_blanks;

static struct text load(const char *name)
{
    FILE *f = open_lines("diff", name, 2);
    struct text t = { NULL, 0, 0 };
    for (char *line; (line = next_line(f, &t.open));) {
        t.lines = realloc(t.lines, (t.count + 1) * sizeof *t.lines);
        t.lines[t.count++] = line;
    }
    return t;
}

static int same(const struct text *a, int i, const struct text *b, int j)
{
    const char *p = a->lines[i], *q = b->lines[j];
    if ((i == a->count - 1 && a->open) != (j == b->count - 1 && b->open))
        return 0;
    for (;; p++, q++) {
        if (ignores_blanks || (ignores_amount && ((isspace((unsigned char)*p) && isspace((unsigned char)*q)) || !*p || !*q))) {
            while (isspace((unsigned char)*p) && (ignores_blanks || isspace((unsigned char)p[1]) || !*q || !p[1]))
                p++;
            while (isspace((unsigned char)*q) && (ignores_blanks || isspace((unsigned char)q[1]) || !*p || !q[1]))
                q++;
        }
        int c = ignores_case ? tolower((unsigned char)*p) : *p, d = ignores_case ? tolower((unsigned char)*q) : *q;
        if (c != d)
            return 0;
        if (!c)
            return 1;
    }
}

/* A place where the files differ: lines from..to of the one, from..to of the other, the ends not included. */
struct change {
    int a, a_end, b, b_end;
};

static void show_lines(char mark, const char *blank, const struct text *t, int from, int to)
{
    for (int i = from; i < to; i++) {
        printf("%c%s%s\n", mark, blank, t->lines[i]);
        if (i == t->count - 1 && t->open)
            puts("\\ No newline at end of file");
    }
}

static void range(int from, int to)
{
    if (to - from > 1)
        printf("%d,%d", from + 1, to);
    else
        printf("%d", to > from ? to : from);
}

static void show(const struct change *c, const struct text *a, const struct text *b)
{
    range(c->a, c->a_end);
    putchar(c->a == c->a_end ? 'a' : c->b == c->b_end ? 'd' : 'c');
    range(c->b, c->b_end);
    putchar('\n');
    show_lines('<', " ", a, c->a, c->a_end);
    if (c->a < c->a_end && c->b < c->b_end)
        puts("---");
    show_lines('>', " ", b, c->b, c->b_end);
}

static void unified_range(char mark, int from, int to)
{
    printf(" %c%d", mark, to == from ? from : from + 1);
    if (to - from != 1)
        printf(",%d", to - from);
}

static void show_unified(const struct change *c, int count, const struct text *a, const struct text *b)
{
    for (int i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && c[end].a - c[end - 1].a_end <= 6; end++)
            ;
        int before = c[i].a < 3 ? c[i].a : 3, after = a->count - c[end - 1].a_end;
        after = after < 3 ? after : 3;
        printf("@@");
        unified_range('-', c[i].a - before, c[end - 1].a_end + after);
        unified_range('+', c[i].b - before, c[end - 1].b_end + after);
        puts(" @@");
        int at = c[i].a - before;
        for (int k = i; k < end; k++) {
            show_lines(' ', "", a, at, c[k].a);
            show_lines('-', "", a, c[k].a, c[k].a_end);
            show_lines('+', "", b, c[k].b, c[k].b_end);
            at = c[k].a_end;
        }
        show_lines(' ', "", a, at, at + after);
    }
}

static void head(const char *mark, const char *name)
{
    struct stat st;
    char text[64];
    if (strcmp(name, "-") ? stat(name, &st) : fstat(0, &st))
        return;
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", localtime(&st.st_mtime));
    printf("%s %s\t%s.%09ld", mark, name, text, st.st_mtim.tv_nsec);
    strftime(text, sizeof text, "%z", localtime(&st.st_mtime));
    printf(" %s\n", text);
}

int main(int argc, char *argv[])
{
    known_options(argv, "uqsibw", 2);
    int option, unified = 0, brief = 0, report = 0, count = 0;
    while ((option = getopt(argc, argv, "uqsibw")) != -1)
        switch (option) {
        case 'u': unified = 1; break;
        case 'q': brief = 1; break;
        case 's': report = 1; break;
        case 'i': ignores_case = 1; break;
        case 'b': ignores_amount = 1; break;
        case 'w': ignores_blanks = 1; break;
        default: return 2;
        }
    if (argc - optind != 2) {
        fprintf(stderr, "diff: missing operand after '%s'\n", argv[argc - 1]);
        return 2;
    }
    const char *names[] = { argv[optind], argv[optind + 1] };
    struct text a = load(names[0]), b = load(names[1]);
    int begin = 0, a_end = a.count, b_end = b.count;
    while (begin < a_end && begin < b_end && same(&a, begin, &b, begin))
        begin++;
    while (a_end > begin && b_end > begin && same(&a, a_end - 1, &b, b_end - 1))
        a_end--, b_end--;
    /* common[i][j]: how many lines the rests from i and from j have in common, in order. */
    int m = a_end - begin, n = b_end - begin;
    int *common = calloc((size_t)(m + 1) * (n + 1), sizeof *common);
#define COMMON(i, j) common[(size_t)(i) * (n + 1) + (j)]
    for (int i = m - 1; i >= 0; i--)
        for (int j = n - 1; j >= 0; j--)
            COMMON(i, j) = same(&a, begin + i, &b, begin + j) ? COMMON(i + 1, j + 1) + 1
                         : COMMON(i + 1, j) >= COMMON(i, j + 1) ? COMMON(i + 1, j) : COMMON(i, j + 1);
    struct change *changes = calloc(m + n + 1, sizeof *changes);
    for (int i = 0, j = 0; i < m || j < n;) {
        struct change c = { begin + i, 0, begin + j, 0 };
        while ((i < m || j < n) && !(i < m && j < n && same(&a, begin + i, &b, begin + j)))
            if (j == n || (i < m && COMMON(i + 1, j) >= COMMON(i, j + 1)))
                i++;
            else
                j++;
        c.a_end = begin + i;
        c.b_end = begin + j;
        if (c.a < c.a_end || c.b < c.b_end)
            changes[count++] = c;
        while (i < m && j < n && same(&a, begin + i, &b, begin + j))
            i++, j++;
    }
    if (brief && count)
        printf("Files %s and %s differ\n", names[0], names[1]);
    else if (unified && count) {
        head("---", names[0]);
        head("+++", names[1]);
        show_unified(changes, count, &a, &b);
    } else {
        for (int i = 0; i < count; i++)
            show(&changes[i], &a, &b);
    }
    if (report && !count)
        printf("Files %s and %s are identical\n", names[0], names[1]);
    return count > 0;
}
