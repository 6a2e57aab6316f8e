// defines argp_parse
#include <ringside/sys.h>
#include <argp.h>
#include <stdlib.h>
#include <string.h>

#define MOST 16 /* parsers of one program */

extern char *program_invocation_short_name;
int __argp_standard(unsigned flags, const struct argp *list[2]);

/* One parser at work. */
struct group {
    const struct argp *argp;
    struct group *parent;
    void *input, *hook;
    void *child_inputs[MOST];
    int child, args_done;
};
struct work {
    struct group groups[MOST];
    int count;
    struct argp_state state;
};

static void add(struct work *w, const struct argp *argp, struct group *parent, int child)
{
    if (w->count == MOST)
        return;
    struct group *g = &w->groups[w->count++];
    memset(g, 0, sizeof *g);
    g->argp = argp;
    g->parent = parent;
    g->child = child;
    int n = 0;
    for (const struct argp_child *c = argp->children; c && c->argp; c++)
        add(w, c->argp, g, n++);
}

static error_t call(struct work *w, struct group *g, int key, char *arg)
{
    if (!g->argp->parser)
        return ARGP_ERR_UNKNOWN;
    w->state.input = g->input;
    w->state.hook = g->hook;
    w->state.child_inputs = g->child_inputs;
    w->state.arg_num = g->args_done;
    error_t e = g->argp->parser(key, arg, &w->state);
    g->hook = w->state.hook;
    return e;
}

/* Every parser in turn, children first where `inner`. */
static error_t call_all(struct work *w, int key, int inner)
{
    error_t e = 0;
    for (int i = 0; i < w->count && (!e || e == ARGP_ERR_UNKNOWN); i++)
        e = call(w, &w->groups[inner ? w->count - 1 - i : i], key, NULL);
    return e == ARGP_ERR_UNKNOWN ? 0 : e;
}

/* An argument that is no option: to the first parser that takes it. A parser may set `next` back to have it again. */
static error_t argument(struct work *w, char *arg)
{
    struct argp_state *s = &w->state;
    int index = s->next - 1;
    error_t e = ARGP_ERR_UNKNOWN;
    for (int i = 0; i < w->count && e == ARGP_ERR_UNKNOWN; i++) {
        struct group *g = &w->groups[i];
        e = call(w, g, ARGP_KEY_ARG, arg);
        if (e == ARGP_ERR_UNKNOWN) {
            s->next = index;
            e = call(w, g, ARGP_KEY_ARGS, NULL);
            if (e == ARGP_ERR_UNKNOWN)
                s->next = index + 1;
            else if (!e && s->next == index)
                s->next = s->argc;
        }
        if (!e)
            g->args_done += s->next > index ? s->next - index : 0;
    }
    return e;
}

static const struct argp_option *real(const struct argp_option *o)
{
    while (o->flags & OPTION_ALIAS)
        o--;
    return o;
}

static error_t take(struct work *w, struct group *g, const struct argp_option *o, char *arg, const char *shown)
{
    error_t e = call(w, g, real(o)->key, arg);
    if (e == ARGP_ERR_UNKNOWN)
        argp_error(&w->state, "%s: (PROGRAM ERROR) Option should have been recognized!?", shown);
    return e;
}

static int is_end(const struct argp_option *o)
{
    return !o->name && !o->key && !o->doc && !o->group;
}

/* Says which options a word may be the beginning of. */
static void ambiguous(struct work *w, const char *word, const char *dashes)
{
    FILE *f = w->state.err_stream;
    fprintf(f, "%s: option '%s%s' is ambiguous; possibilities:", w->state.name, dashes, word);
    for (int i = 0; i < w->count; i++)
        for (const struct argp_option *o = w->groups[i].argp->options; o && !is_end(o); o++)
            if (o->name && !(real(o)->flags & OPTION_DOC) && strncmp(o->name, word, strcspn(word, "=")) == 0)
                fprintf(f, " '%s%s'", dashes, o->name);
    putc('\n', f);
}

static error_t long_option(struct work *w, char *word, const char *dashes)
{
    struct argp_state *s = &w->state;
    size_t n = strcspn(word, "=");
    const struct argp_option *found = NULL;
    struct group *in = NULL;
    int exact = 0, several = 0;
    for (int i = 0; i < w->count && !exact; i++)
        for (const struct argp_option *o = w->groups[i].argp->options; o && !is_end(o) && !exact; o++)
            if (o->name && !(real(o)->flags & OPTION_DOC) && strncmp(o->name, word, n) == 0) {
                exact = o->name[n] == '\0';
                several = !exact && found && real(found) != real(o) ? 1 : several && !exact;
                found = o;
                in = &w->groups[i];
            }
    if (!found || several) {
        if (s->flags & ARGP_NO_ERRS)
            return EINVAL;
        if (several)
            ambiguous(w, word, dashes);
        else
            fprintf(s->err_stream, "%s: unrecognized option '%s%s'\n", s->name, dashes, word);
        return EINVAL;
    }
    const struct argp_option *o = real(found);
    char *arg = word[n] ? word + n + 1 : NULL;
    if (arg && !o->arg) {
        if (!(s->flags & ARGP_NO_ERRS))
            fprintf(s->err_stream, "%s: option '%s%s' doesn't allow an argument\n", s->name, dashes, found->name);
        return EINVAL;
    }
    if (!arg && o->arg && !(o->flags & OPTION_ARG_OPTIONAL)) {
        if (s->next >= s->argc) {
            if (!(s->flags & ARGP_NO_ERRS))
                fprintf(s->err_stream, "%s: option '%s%s' requires an argument\n", s->name, dashes, found->name);
            return EINVAL;
        }
        arg = s->argv[s->next++];
    }
    return take(w, in, found, arg, word);
}

static error_t short_options(struct work *w, char *word)
{
    struct argp_state *s = &w->state;
    while (*word) {
        const struct argp_option *found = NULL;
        struct group *in = NULL;
        int c = (unsigned char)*word++;
        for (int i = 0; i < w->count && !found; i++)
            for (const struct argp_option *o = w->groups[i].argp->options; o && !is_end(o) && !found; o++)
                if (o->key == c && !(real(o)->flags & OPTION_DOC)) {
                    found = o;
                    in = &w->groups[i];
                }
        if (!found) {
            if (!(s->flags & ARGP_NO_ERRS))
                fprintf(s->err_stream, "%s: invalid option -- '%c'\n", s->name, c);
            return EINVAL;
        }
        char *arg = NULL, shown[2] = { c, '\0' };
        const struct argp_option *o = real(found);
        if (o->arg && *word) {
            arg = word;
            word += strlen(word);
        } else if (o->arg && !(o->flags & OPTION_ARG_OPTIONAL)) {
            if (s->next >= s->argc) {
                if (!(s->flags & ARGP_NO_ERRS))
                    fprintf(s->err_stream, "%s: option requires an argument -- '%c'\n", s->name, c);
                return EINVAL;
            }
            arg = s->argv[s->next++];
        }
        error_t e = call(w, in, c, arg);
        if (e == ARGP_ERR_UNKNOWN)
            e = take(w, in, found, arg, shown);
        if (e)
            return e;
    }
    return 0;
}

/* Moves the word at `at` in front of the arguments passed over, which begin at `first`. */
static void forward(char **argv, int first, int at)
{
    char *word = argv[at];
    memmove(argv + first + 1, argv + first, (at - first) * sizeof *argv);
    argv[first] = word;
}

static error_t words(struct work *w, int in_order)
{
    struct argp_state *s = &w->state;
    error_t e = 0;
    /* Options first, unless in order: `rest` is where the arguments passed over begin. */
    int rest = s->next;
    while (!e && s->next < s->argc) {
        char *word = s->argv[s->next];
        if (word[0] != '-' || !word[1]) {
            if (in_order) {
                s->next++;
                if ((e = argument(w, word)) == ARGP_ERR_UNKNOWN) {
                    s->next--;
                    return e;
                }
                rest = s->next;
            } else {
                s->next++;
            }
            continue;
        }
        int from = s->next++, last = strcmp(word, "--") == 0;
        if (!last)
            e = word[1] == '-' ? long_option(w, word + 2, "--")
                : s->flags & ARGP_LONG_ONLY && word[2] ? long_option(w, word + 1, "-") : short_options(w, word + 1);
        for (int i = from; i < s->next; i++)
            forward(s->argv, rest++, i);
        if (last) {
            s->quoted = rest;
            break;
        }
    }
    if (e)
        return e;
    s->next = rest;
    while (!e && s->next < s->argc && !(s->flags & ARGP_NO_ARGS)) {
        char *word = s->argv[s->next++];
        if ((e = argument(w, word)))
            s->next -= e == ARGP_ERR_UNKNOWN;
    }
    return e;
}

error_t argp_parse(const struct argp *restrict argp, int argc, char **restrict argv, unsigned flags,
                   int *restrict next, void *restrict input)
{
    struct work *w = calloc(1, sizeof *w);
    struct argp_state *s = &w->state;
    const struct argp *extra[2];
    if (!w)
        return ENOMEM;
    add(w, argp, NULL, 0);
    for (int i = 0, n = __argp_standard(flags, extra); i < n; i++)
        add(w, extra[i], NULL, 0);
    *s = (struct argp_state) { .root_argp = argp, .argc = argc, .argv = argv, .flags = flags, .pstate = w,
                               .next = flags & ARGP_PARSE_ARGV0 ? 0 : 1, .err_stream = stderr, .out_stream = stdout };
    s->name = flags & ARGP_PARSE_ARGV0 || !argv[0] ? program_invocation_short_name : strrchr(argv[0], '/');
    s->name = flags & ARGP_PARSE_ARGV0 || !argv[0] ? s->name : s->name ? s->name + 1 : argv[0];
    w->groups[0].input = input;
    error_t e = 0;
    for (int i = 0; i < w->count && (!e || e == ARGP_ERR_UNKNOWN); i++) {
        struct group *g = &w->groups[i];
        if (g->parent)
            g->input = g->parent->child_inputs[g->child];
        e = call(w, g, ARGP_KEY_INIT, NULL);
    }
    e = e == ARGP_ERR_UNKNOWN ? 0 : e;
    int failed_word = 0;
    if (!e) {
        e = words(w, flags & ARGP_IN_ORDER || getenv("POSIXLY_CORRECT") != NULL);
        failed_word = e == EINVAL;
    }
    if (e == ARGP_ERR_UNKNOWN || (!e && s->next < argc && next)) {
        if (next)
            e = 0;
        else
            argp_error(s, "Too many arguments"), e = EINVAL;
    } else if (failed_word && !(flags & ARGP_NO_ERRS)) {
        argp_state_help(s, s->err_stream, ARGP_HELP_STD_ERR);
    }
    if (next)
        *next = s->next;
    if (!e) {
        for (int i = w->count; i-- > 0 && (!e || e == ARGP_ERR_UNKNOWN);)
            if (w->groups[i].args_done == 0)
                e = call(w, &w->groups[i], ARGP_KEY_NO_ARGS, NULL);
        e = e == ARGP_ERR_UNKNOWN ? 0 : e;
        if (!e)
            e = call_all(w, ARGP_KEY_END, 1);
    }
    call_all(w, e ? ARGP_KEY_ERROR : ARGP_KEY_SUCCESS, 1);
    call_all(w, ARGP_KEY_FINI, 1);
    free(w);
    return e;
}
