// defines argp_help argp_state_help
/* Help as glibc lays it out: options from column 2, long ones from 6, what they do from 29, lines up to 79. */
#include <ringside/sys.h>
#include <argp.h>
#include <stdlib.h>
#include <string.h>

#define SHORT_COLUMN 2
#define LONG_COLUMN 6
#define DOC_COLUMN 29
#define RIGHT 79
#define USAGE_INDENT 12
#define MOST 128

extern char *program_invocation_short_name;
int __argp_standard(unsigned flags, const struct argp *list[2]);

/* An option with its aliases, and where it stands in the list. */
struct entry {
    const struct argp_option *option;
    int group, order, headed;
    const char *header;
};
struct list {
    struct entry entries[MOST];
    int count;
};

static int column;

static void put(FILE *f, const char *s, int n)
{
    for (int i = 0; i < n; i++) {
        column = s[i] == '\n' ? 0 : column + 1;
        putc(s[i], f);
    }
}

static void text(FILE *f, const char *s)
{
    put(f, s, strlen(s));
}

static void indent(FILE *f, int to)
{
    while (column < to)
        text(f, " ");
}

/* Words up to the right margin, further lines from `margin`. Line ends in the text are kept. */
static void fill(FILE *f, const char *s, int margin)
{
    while (*s) {
        if (*s == '\n') {
            put(f, s++, 1);
            if (*s && *s != '\n')
                indent(f, margin);
            continue;
        }
        size_t blanks = strspn(s, " "), n = strcspn(s + blanks, " \n");
        if (column + (int)(blanks + n) >= RIGHT && column > margin && n) {
            text(f, "\n");
            indent(f, margin);
        } else {
            put(f, s, blanks);
        }
        put(f, s + blanks, n);
        s += blanks + n;
    }
}

static int is_end(const struct argp_option *o)
{
    return !o->name && !o->key && !o->doc && !o->group;
}

static int is_short(const struct argp_option *o)
{
    return !(o->flags & OPTION_DOC) && o->key > 0 && o->key < 256 && isprint(o->key);
}

static void gather(struct list *l, const struct argp *argp, const char *header, int base)
{
    int group = 0;
    for (const struct argp_option *o = argp->options; o && !is_end(o); o++) {
        if (o->group || (!o->name && !o->key))
            group = o->group ? o->group : group + (group >= 0);
        if (!(o->flags & OPTION_ALIAS) && l->count < MOST) {
            l->entries[l->count] = (struct entry) { o, base + group, l->count, 0, header };
            l->count++;
        }
    }
    for (const struct argp_child *c = argp->children; c && c->argp; c++)
        gather(l, c->argp, c->header, base + c->group);
}

/* The first letter an option is found by, small letters before large ones. */
static int letter(const struct argp_option *o)
{
    const struct argp_option *first = o;
    do
        if (is_short(o))
            return o->key;
    while ((++o)->flags & OPTION_ALIAS);
    return first->name ? first->name[0] == '-' ? first->name[1] : first->name[0] : 0;
}

/* Groups as 0, 1, 2, ... and then ..., -2, -1; in a group the header first, then by the alphabet. */
static int before(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    if (a->group != b->group)
        return (a->group < 0) != (b->group < 0) ? (a->group < 0) - (b->group < 0) : a->group - b->group;
    int head = !a->option->name && !a->option->key, other = !b->option->name && !b->option->key;
    if (head || other)
        return head != other ? other - head : a->order - b->order;
    int doc = (a->option->flags & OPTION_DOC) != 0, doc_b = (b->option->flags & OPTION_DOC) != 0;
    if (doc != doc_b)
        return doc - doc_b;
    int p = letter(a->option), q = letter(b->option);
    if (tolower(p) != tolower(q))
        return tolower(p) - tolower(q);
    if (p != q)
        return islower(p) ? -1 : 1;
    if (a->option->name && b->option->name)
        return strcasecmp(a->option->name, b->option->name);
    return a->order - b->order;
}

static void argument_of(FILE *f, const struct argp_option *o, int is_long)
{
    if (!o->arg)
        return;
    text(f, o->flags & OPTION_ARG_OPTIONAL ? is_long ? "[=" : "[" : is_long ? "=" : " ");
    text(f, o->arg);
    if (o->flags & OPTION_ARG_OPTIONAL)
        text(f, "]");
}

static void describe(FILE *f, const struct argp_option *o, int *has_args)
{
    int first = 1, shorts = 0, longs = 0;
    const struct argp_option *a = o;
    do
        longs += a->name && !(a->flags & OPTION_HIDDEN), shorts += is_short(a) && !(a->flags & OPTION_HIDDEN);
    while ((++a)->flags & OPTION_ALIAS);
    indent(f, o->flags & OPTION_DOC || shorts ? SHORT_COLUMN : LONG_COLUMN);
    a = o;
    do
        if (is_short(a) && !(a->flags & OPTION_HIDDEN)) {
            char word[3] = { '-', a->key, '\0' };
            text(f, first ? "" : ", ");
            text(f, word);
            if (!longs)
                argument_of(f, o, 0);
            first = 0;
        }
    while ((++a)->flags & OPTION_ALIAS);
    a = o;
    do
        if (a->name && !(a->flags & OPTION_HIDDEN)) {
            text(f, first ? "" : ", ");
            if (!(o->flags & OPTION_DOC)) {
                text(f, "--");
                text(f, a->name);
                argument_of(f, o, 1);
            } else {
                text(f, a->name);
            }
            first = 0;
        }
    while ((++a)->flags & OPTION_ALIAS);
    *has_args |= longs && o->arg != NULL;
    if (o->doc && *o->doc) {
        if (column >= DOC_COLUMN - 1 && column > DOC_COLUMN + 1)
            text(f, "\n");
        else if (column >= DOC_COLUMN - 1)
            text(f, "   ");
        indent(f, DOC_COLUMN);
        fill(f, o->doc, DOC_COLUMN);
    }
    text(f, "\n");
}

static void long_help(FILE *f, struct list *l, int *has_args)
{
    int any = 0, group = 0;
    for (int i = 0; i < l->count; i++) {
        const struct argp_option *o = l->entries[i].option;
        if (o->flags & OPTION_HIDDEN)
            continue;
        if (!o->name && !o->key) {
            if (o->doc && *o->doc) {
                if (any)
                    text(f, "\n");
                text(f, " ");
                fill(f, o->doc, 1);
                text(f, "\n");
            }
        } else {
            if (any && l->entries[i].group != group && !(i && !l->entries[i - 1].option->name && !l->entries[i - 1].option->key))
                text(f, "\n");
            describe(f, o, has_args);
        }
        group = l->entries[i].group;
        any = 1;
    }
}

/* A piece of a usage line, on the next line if it does not fit. */
static void piece(FILE *f, const char *s)
{
    if (column + (int)strlen(s) + 1 >= RIGHT) {
        text(f, "\n");
        indent(f, USAGE_INDENT);
    } else {
        text(f, " ");
    }
    text(f, s);
}

static void usage_options(FILE *f, struct list *l)
{
    char word[256], *p = word;
    *p++ = '[';
    *p++ = '-';
    for (int i = 0; i < l->count; i++) {
        for (const struct argp_option *o = l->entries[i].option, *r = o; o == r || o->flags & OPTION_ALIAS; o++)
            if (is_short(o) && !r->arg && !((o->flags | r->flags) & (OPTION_HIDDEN | OPTION_NO_USAGE | OPTION_DOC))
                && p < word + sizeof word - 2)
                *p++ = o->key;
    }
    *p++ = ']';
    *p = '\0';
    if (p > word + 3)
        piece(f, word);
    for (int i = 0; i < l->count; i++) {
        const struct argp_option *o = l->entries[i].option;
        if (!is_short(o) || !o->arg || o->flags & (OPTION_HIDDEN | OPTION_NO_USAGE))
            continue;
        snprintf(word, sizeof word, o->flags & OPTION_ARG_OPTIONAL ? "[-%c[%s]]" : "[-%c %s]", o->key, o->arg);
        piece(f, word);
    }
    for (int i = 0; i < l->count; i++)
        for (const struct argp_option *o = l->entries[i].option, *r = o; o == r || o->flags & OPTION_ALIAS; o++) {
            if (!o->name || (o->flags | r->flags) & (OPTION_HIDDEN | OPTION_NO_USAGE | OPTION_DOC))
                continue;
            snprintf(word, sizeof word, !r->arg ? "[--%s]" : r->flags & OPTION_ARG_OPTIONAL ? "[--%s[=%s]]" : "[--%s=%s]",
                     o->name, r->arg);
            piece(f, word);
        }
}

static const char *documents(const struct argp *argp, int after)
{
    const char *end = argp->doc ? strchr(argp->doc, '\v') : NULL;
    return after ? end ? end + 1 : NULL : argp->doc;
}

static void show(const struct argp *argp, const struct argp_state *state, FILE *f, unsigned flags, const char *name)
{
    struct list *l = calloc(1, sizeof *l);
    const struct argp *extra[2];
    int any = 0, has_args = 0;
    column = 0;
    gather(l, argp, NULL, 0);
    for (int i = 0, n = state ? __argp_standard(state->flags, extra) : 0; i < n; i++)
        gather(l, extra[i], NULL, 0);
    qsort(l->entries, l->count, sizeof l->entries[0], before);
    if (flags & (ARGP_HELP_USAGE | ARGP_HELP_SHORT_USAGE)) {
        const char *line = argp->args_doc ? argp->args_doc : "";
        for (int first = 1; line; first = 0) {
            size_t n = strcspn(line, "\n");
            text(f, first ? "Usage:" : "  or: ");
            text(f, " ");
            text(f, name);
            if (flags & ARGP_HELP_SHORT_USAGE)
                piece(f, "[OPTION...]");
            else
                usage_options(f, l);
            if (n) {
                char part[256];
                snprintf(part, sizeof part, "%.*s", (int)n, line);
                piece(f, part);
            }
            text(f, "\n");
            line = line[n] ? line + n + 1 : NULL;
        }
        any = 1;
    }
    const char *doc = documents(argp, 0);
    if (flags & ARGP_HELP_PRE_DOC && doc && *doc && *doc != '\v') {
        char *copy = strndup(doc, strcspn(doc, "\v"));
        fill(f, copy, 0);
        if (column)
            text(f, "\n");
        free(copy);
        any = 1;
    }
    if (flags & ARGP_HELP_SEE) {
        fprintf(f, "Try `%s --help' or `%s --usage' for more information.\n", name, name);
        any = 1;
    }
    if (flags & ARGP_HELP_LONG && l->count) {
        if (any)
            text(f, "\n");
        long_help(f, l, &has_args);
        if (has_args) {
            text(f, "\n");
            fill(f, "Mandatory or optional arguments to long options are also mandatory or optional for any "
                    "corresponding short options.", 0);
            text(f, "\n");
        }
        any = 1;
    }
    doc = documents(argp, 1);
    if (flags & ARGP_HELP_POST_DOC && doc && *doc) {
        if (any)
            text(f, "\n");
        fill(f, doc, 0);
        if (column)
            text(f, "\n");
        any = 1;
    }
    if (flags & ARGP_HELP_BUG_ADDR && argp_program_bug_address) {
        if (any)
            text(f, "\n");
        fprintf(f, "Report bugs to %s.\n", argp_program_bug_address);
    }
    free(l);
}

void argp_help(const struct argp *restrict argp, FILE *restrict stream, unsigned flags, char *restrict name)
{
    show(argp, NULL, stream, flags, name);
}

void argp_state_help(const struct argp_state *restrict state, FILE *restrict stream, unsigned flags)
{
    if (state && (!stream || state->flags & ARGP_NO_ERRS))
        return;
    show(state->root_argp, state, stream, flags, state ? state->name : program_invocation_short_name);
    if (!state || !(state->flags & ARGP_NO_EXIT)) {
        if (flags & ARGP_HELP_EXIT_ERR)
            exit(argp_err_exit_status);
        if (flags & ARGP_HELP_EXIT_OK)
            exit(0);
    }
}
