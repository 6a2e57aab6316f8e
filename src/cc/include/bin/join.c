/* join -- lines of two sorted files that have the same field (join(1)); -t C: fields end at C; -1 N, -2 N: which field;
   -a N: those of file N without a partner too; -v N: only those. */
#define _GNU_SOURCE
#include <ringside/lines.h>
#include <ringside/longopts.h>
#include <unistd.h>

static int separator, key[2] = { 1, 1 }, alone[2], paired = 1;

struct row {
    char *fields[200];
    int count;
};

struct table {
    struct row *rows;
    int count;
};

static void split(struct row *row, char *p)
{
    row->count = 0;
    while (row->count < 200) {
        if (!separator)
            p += strspn(p, " \t");
        if (!separator && !*p)
            return;
        char *end = separator ? strchrnul(p, separator) : p + strcspn(p, " \t");
        row->fields[row->count++] = p;
        if (!*end)
            return;
        *end = '\0';
        p = end + 1;
    }
}

static struct table load(const char *name)
{
    FILE *f = open_lines("join", name, 1);
    struct table t = { NULL, 0 };
    int open;
    for (char *line; (line = next_line(f, &open));) {
        t.rows = realloc(t.rows, (t.count + 1) * sizeof *t.rows);
        split(&t.rows[t.count++], line);
    }
    return t;
}

static const char *key_of(const struct row *row, int file)
{
    return key[file] <= row->count ? row->fields[key[file] - 1] : "";
}

static void show(const struct row *a, int a_file, const struct row *b)
{
    const struct row *rows[2] = { a, b };
    fputs(key_of(a, a_file), stdout);
    for (int r = 0; r < 2 && rows[r]; r++)
        for (int i = 0; i < rows[r]->count; i++)
            if (i != key[r ? 1 : a_file] - 1)
                printf("%c%s", separator ? separator : ' ', rows[r]->fields[i]);
    putchar('\n');
}

int main(int argc, char *argv[])
{
    known_options(argv, "t:1:2:j:a:v:", 1);
    int option;
    while ((option = getopt(argc, argv, "t:1:2:j:a:v:")) != -1)
        switch (option) {
        case 't': separator = strcmp(optarg, "\\t") ? *optarg : '\t'; break;
        case '1': key[0] = atoi(optarg); break;
        case '2': key[1] = atoi(optarg); break;
        case 'j': key[0] = key[1] = atoi(optarg); break;
        case 'v': paired = 0; /* fall through */
        case 'a': alone[*optarg == '2'] = 1; break;
        default: return 1;
        }
    if (argc - optind != 2) {
        fprintf(stderr, "join: missing operand\n");
        return 1;
    }
    struct table a = load(argv[optind]), b = load(argv[optind + 1]);
    for (int i = 0, j = 0; i < a.count || j < b.count;) {
        int order = i == a.count ? 1 : j == b.count ? -1 : strcmp(key_of(&a.rows[i], 0), key_of(&b.rows[j], 1));
        if (order < 0) {
            if (alone[0])
                show(&a.rows[i], 0, NULL);
            i++;
        } else if (order > 0) {
            if (alone[1])
                show(&b.rows[j], 1, NULL);
            j++;
        } else {
            int from = j, until = j;
            const char *same = key_of(&b.rows[j], 1);
            while (until < b.count && !strcmp(key_of(&b.rows[until], 1), same))
                until++;
            for (; i < a.count && !strcmp(key_of(&a.rows[i], 0), same); i++)
                for (j = from; j < until && paired; j++)
                    show(&a.rows[i], 0, &b.rows[j]);
            j = until;
        }
    }
    return 0;
}
