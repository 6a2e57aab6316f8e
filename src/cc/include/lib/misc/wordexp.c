// defines wordexp wordfree
/* wordexp(3): tilde, parameters, arithmetic, commands; then fields, then names of files; then the quotes go.
   In the text of a field a byte MARK stands before each character that was quoted, so that it is no pattern. */
#include <ctype.h>
#include <fnmatch.h>
#include <glob.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wordexp.h>

#define MARK '\1'

struct text {
    char *s;
    size_t n, room;
    int begun;
};

static wordexp_t *result;
static int flags;
static const char *p;

static void add(struct text *t, int c)
{
    if (t->n + 2 > t->room)
        t->s = realloc(t->s, t->room = t->room * 2 + 32);
    t->s[t->n++] = c;
    t->s[t->n] = '\0';
    t->begun = 1;
}

/* `quoted`: the characters are plain, and even none of them are a word. */
static void add_all(struct text *t, const char *s, int quoted)
{
    t->begun |= quoted;
    for (; *s; s++) {
        if (quoted)
            add(t, MARK);
        add(t, *s);
    }
}

static void drop(struct text *t)
{
    free(t->s);
    memset(t, 0, sizeof *t);
}

static int push(const char *word)
{
    size_t at = result->we_offs + result->we_wordc;
    char **more = realloc(result->we_wordv, (at + 2) * sizeof *more);
    if (!more)
        return WRDE_NOSPACE;
    result->we_wordv = more;
    more[at] = strdup(word);
    more[at + 1] = NULL;
    result->we_wordc++;
    return 0;
}

/* A field is complete: the files that fit it, or itself. */
static int end_field(struct text *t)
{
    if (!t->begun)
        return 0;
    struct text plain = { 0 }, pattern = { 0 };
    int magic = 0, r = 0;
    glob_t g;
    add(&plain, 'x'), plain.n = 0, plain.s[0] = '\0';
    add(&pattern, 'x'), pattern.n = 0, pattern.s[0] = '\0';
    for (size_t i = 0; i < t->n; i++) {
        int quoted = t->s[i] == MARK && i + 1 < t->n;
        i += quoted;
        if (quoted && strchr("*?[]\\", t->s[i]))
            add(&pattern, '\\');
        magic |= !quoted && strchr("*?[", t->s[i]) != NULL;
        add(&pattern, t->s[i]);
        add(&plain, t->s[i]);
    }
    if (magic && glob(pattern.s, 0, NULL, &g) == 0) {
        for (size_t i = 0; i < g.gl_pathc && r == 0; i++)
            r = push(g.gl_pathv[i]);
        globfree(&g);
    } else {
        r = push(plain.s);
    }
    drop(&plain);
    drop(&pattern);
    drop(t);
    return r;
}

/* What an expansion gave: in quotes as it is, else cut into fields at white space and what else `IFS` has. */
static int insert(struct text *t, const char *s, int quoted)
{
    if (quoted) {
        add_all(t, s, 1);
        return 0;
    }
    const char *ifs = getenv("IFS");
    int r = 0;
    if (!ifs)
        ifs = " \t\n";
    for (; *s && r == 0; s++) {
        if (!strchr(ifs, *s))
            add(t, *s);
        else if (t->begun || !isspace((unsigned char)*s))
            t->begun = 1, r = end_field(t);
    }
    return r;
}

static long sum(const char **e, int *bad);

static void blanks(const char **e)
{
    while (isspace((unsigned char)**e))
        ++*e;
}

static long atom(const char **e, int *bad)
{
    blanks(e);
    if (**e == '-' || **e == '+' || **e == '!') {
        int sign = *(*e)++;
        long v = atom(e, bad);
        return sign == '-' ? -v : sign == '!' ? !v : v;
    }
    if (**e == '(') {
        ++*e;
        long v = sum(e, bad);
        blanks(e);
        if (*(*e)++ != ')')
            *bad = 1, --*e;
        return v;
    }
    char *end;
    if (isalpha((unsigned char)**e) || **e == '_') {
        size_t n = 0;
        while (isalnum((unsigned char)(*e)[n]) || (*e)[n] == '_')
            n++;
        char *name = strndup(*e, n), *value = getenv(name);
        free(name);
        *e += n;
        return value ? strtol(value, NULL, 0) : 0;
    }
    long v = strtol(*e, &end, 0);
    *bad |= end == *e;
    *e = end;
    return v;
}

static long product(const char **e, int *bad)
{
    long v = atom(e, bad);
    for (blanks(e); **e == '*' || **e == '/' || **e == '%'; blanks(e)) {
        int op = *(*e)++;
        long w = atom(e, bad);
        if (op != '*' && w == 0)
            *bad = 1, w = 1;
        v = op == '*' ? v * w : op == '/' ? v / w : v % w;
    }
    return v;
}

static long sum(const char **e, int *bad)
{
    long v = product(e, bad);
    for (blanks(e); **e == '+' || **e == '-'; blanks(e)) {
        int op = *(*e)++;
        long w = product(e, bad);
        v = op == '+' ? v + w : v - w;
    }
    return v;
}

/* The text up to the bracket that closes what was opened before `p`; quotes and inner brackets are passed over. */
static char *enclosed(int open, int close)
{
    const char *begin = p;
    int depth = 1;
    for (; *p; p++) {
        if (*p == '\\' && p[1]) {
            p++;
        } else if (*p == '\'' || *p == '"') {
            const char *q = strchr(p + 1, *p);
            if (!q)
                return NULL;
            p = q;
        } else if (*p == open) {
            depth++;
        } else if (*p == close && --depth == 0) {
            return strndup(begin, p++ - begin);
        }
    }
    return NULL;
}

static int command(struct text *t, char *line, int quoted)
{
    if (!line)
        return WRDE_SYNTAX;
    if (flags & WRDE_NOCMD)
        return free(line), WRDE_CMDSUB;
    struct text out = { 0 };
    char *whole = malloc(strlen(line) + 32);
    sprintf(whole, flags & WRDE_SHOWERR ? "%s" : "exec 2>/dev/null; %s", line);
    fflush(stdout);
    FILE *f = popen(whole, "r");
    add(&out, 'x'), out.n = 0, out.s[0] = '\0';
    for (int c; f && (c = getc(f)) != EOF;)
        add(&out, c);
    if (f)
        pclose(f);
    while (out.n && out.s[out.n - 1] == '\n')
        out.s[--out.n] = '\0';
    int r = insert(t, out.s, quoted);
    drop(&out);
    free(whole);
    free(line);
    return r;
}

static int expand(struct text *t, int end);

/* A word inside ${...}: expanded, but not cut and with no names of files. */
static char *inner(const char *s, int *r)
{
    wordexp_t *saved = result, none = { 0 };
    const char *before = p;
    struct text out = { 0 };
    p = s;
    result = &none;
    *r = expand(&out, 1);
    result = saved;
    p = before;
    struct text plain = { 0 };
    add(&plain, 'x'), plain.n = 0, plain.s[0] = '\0';
    for (size_t i = 0; i < out.n; i++)
        if (out.s[i] != MARK)
            add(&plain, out.s[i]);
    drop(&out);
    return plain.s;
}

static int parameter(struct text *t, int quoted)
{
    int brace = *p == '{', length = 0, r = 0;
    char name[256], *value, number[24];
    size_t n = 0;
    p += brace;
    if (brace && *p == '#' && p[1] != '}')
        length = *p++;
    while (n < sizeof name - 1 && (isalnum((unsigned char)*p) || *p == '_'))
        name[n++] = *p++;
    name[n] = '\0';
    if (!n && !brace) {
        add(t, '$');
        return 0;
    }
    value = getenv(name);
    if (!brace || length) {
        if (length && *p++ != '}')
            return WRDE_SYNTAX;
        if (!value && flags & WRDE_UNDEF)
            return WRDE_BADVAL;
        snprintf(number, sizeof number, "%zu", value ? strlen(value) : 0);
        return insert(t, length ? number : value ? value : "", quoted);
    }
    char *rest = enclosed('{', '}');
    if (!rest || !n)
        return free(rest), WRDE_SYNTAX;
    int colon = rest[0] == ':', op = rest[colon];
    char *word = op ? inner(rest + colon + 1, &r) : NULL, *made = NULL;
    int set = value && !(colon && !*value);
    if (r)
        goto out;
    switch (op) {
    case '\0':
        if (!value && flags & WRDE_UNDEF)
            r = WRDE_BADVAL;
        break;
    case '-':
        value = set ? value : word;
        break;
    case '=':
        if (!set)
            setenv(name, word, 1);
        value = set ? value : word;
        break;
    case '+':
        value = set ? word : "";
        break;
    case '?':
        if (!set) {
            fprintf(stderr, "%s: %s\n", name, *word ? word : "parameter null or not set");
            r = WRDE_BADVAL;
        }
        break;
    case '#': case '%': {
        int twice = rest[colon + 1] == op;
        size_t size = value ? strlen(value) : 0, best = size + 1;
        for (size_t i = 0; i <= size && value; i++) {
            size_t k = twice ? size - i : i;
            made = op == '#' ? strndup(value, k) : strdup(value + size - k);
            if (fnmatch(word + twice, made, 0) == 0)
                best = k, i = size;
            free(made);
        }
        made = value && best <= size ? op == '#' ? strdup(value + best) : strndup(value, size - best) : NULL;
        value = made ? made : value;
        break;
    }
    default: r = WRDE_SYNTAX;
    }
    if (r == 0)
        r = insert(t, value ? value : "", quoted);
    if (op != '#' && op != '%')
        made = NULL;
    free(made);
out:
    free(word);
    free(rest);
    return r;
}

static int dollar(struct text *t, int quoted)
{
    if (p[0] == '(' && p[1] == '(') {
        const char *before = p;
        p += 2;
        char *e = enclosed('(', ')');
        if (e && *p == ')') {
            const char *at = e;
            char number[24];
            int bad = 0;
            p++;
            long v = sum(&at, &bad);
            blanks(&at);
            bad |= *at != '\0';
            free(e);
            snprintf(number, sizeof number, "%ld", v);
            return bad ? WRDE_SYNTAX : insert(t, number, quoted);
        }
        free(e);
        p = before;
    }
    if (*p == '(') {
        p++;
        return command(t, enclosed('(', ')'), quoted);
    }
    return parameter(t, quoted);
}

static int backquoted(struct text *t, int quoted)
{
    const char *begin = p;
    while (*p && *p != '`')
        p += 1 + (*p == '\\' && p[1]);
    if (!*p)
        return WRDE_SYNTAX;
    return command(t, strndup(begin, p++ - begin), quoted);
}

static int double_quoted(struct text *t)
{
    t->begun = 1;
    for (int r = 0; *p && *p != '"';) {
        int c = *p++;
        if (c == '$')
            r = dollar(t, 1);
        else if (c == '`')
            r = backquoted(t, 1);
        else if (c == '\\' && *p && strchr("$`\"\\", *p))
            add(t, MARK), add(t, *p++);
        else
            add(t, MARK), add(t, c);
        if (r)
            return r;
    }
    return *p++ == '"' ? 0 : (p--, WRDE_SYNTAX);
}

static void tilde(struct text *t)
{
    char name[64];
    size_t n = strcspn(p, "/ \t\n:");
    if (n < sizeof name) {
        memcpy(name, p, n);
        name[n] = '\0';
        struct passwd *user = n ? getpwnam(name) : NULL;
        const char *home = n ? user ? user->pw_dir : NULL : getenv("HOME");
        if (home) {
            add_all(t, home, 1);
            p += n;
            return;
        }
    }
    add(t, '~');
}

/* `whole`: the text of a ${...}, where blanks and signs of the shell are ordinary characters. */
static int expand(struct text *t, int whole)
{
    int r = 0;
    while (*p && r == 0) {
        int c = *p++;
        if (c == '\\') {
            if (!*p)
                return WRDE_SYNTAX;
            if (*p != '\n')
                add(t, MARK), add(t, *p);
            p++;
        } else if (c == '\'') {
            const char *end = strchr(p, '\'');
            if (!end)
                return WRDE_SYNTAX;
            t->begun = 1;
            for (; p < end; p++)
                add(t, MARK), add(t, *p);
            p++;
        } else if (c == '"') {
            r = double_quoted(t);
        } else if (c == '$') {
            r = dollar(t, whole);
        } else if (c == '`') {
            r = backquoted(t, whole);
        } else if (c == '~' && !t->begun) {
            tilde(t);
        } else if (!whole && (c == ' ' || c == '\t')) {
            r = end_field(t);
        } else if (!whole && strchr("\n|&;<>(){}", c)) {
            return WRDE_BADCHAR;
        } else {
            add(t, c);
        }
    }
    return r;
}

int wordexp(const char *restrict words, wordexp_t *restrict to, int how)
{
    if (how & WRDE_REUSE)
        wordfree(to);
    size_t before = how & WRDE_APPEND ? to->we_wordc : 0;
    if (!(how & WRDE_APPEND)) {
        to->we_wordc = 0;
        if (!(how & WRDE_DOOFFS))
            to->we_offs = 0;
        to->we_wordv = calloc(to->we_offs + 1, sizeof *to->we_wordv);
    }
    struct text t = { 0 };
    p = words;
    flags = how;
    result = to;
    int r = expand(&t, 0);
    if (r == 0)
        r = end_field(&t);
    drop(&t);
    if (r && r != WRDE_NOSPACE) {
        while (to->we_wordc > before)
            free(to->we_wordv[to->we_offs + --to->we_wordc]);
        if (!(how & WRDE_APPEND)) {
            free(to->we_wordv);
            to->we_wordv = NULL;
        }
    }
    return r;
}

void wordfree(wordexp_t *w)
{
    for (size_t i = 0; w->we_wordv && i < w->we_wordc; i++)
        free(w->we_wordv[w->we_offs + i]);
    free(w->we_wordv);
    w->we_wordv = NULL;
    w->we_wordc = 0;
}
