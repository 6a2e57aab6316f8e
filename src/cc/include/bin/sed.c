/* sed -- edits lines: sed [-n] [-E] [-i] [-s] [-e SCRIPT] [-f FILE] [SCRIPT] [FILE...]. Addresses: N, $, /REGEX/, FIRST,LAST,
   FIRST~STEP, N,+M, and !. Commands: s/REGEX/TEXT/[gpIiw N], y/ABC/XYZ/, d D p P n N h H g G x q Q = l a i c w r b t T : { }. */
#include <ctype.h>
#include <errno.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NONE, LINE, LAST, REGEX, STEP, PLUS };

struct address {
    int kind;
    long n, step;
    regex_t *regex;
};

struct command {
    struct address from, to;
    int negated, inside, name, global, show, nth, status;
    long until;
    regex_t *regex;
    char *text;
    unsigned char *map;
    FILE *out;
    int jump;
};

struct buffer {
    char *s;
    size_t n, room;
};

static struct command script[512];
static int commands, silent, extended, in_place, failed, quitting, separate;
static struct { char *name; int at; } labels[64];
static int label_count;
static struct buffer space, hold;
static long number;
static char **files;
static FILE *in, *out;
static regex_t *last_regex;
/* What is printed after the line: texts, and files to be read. */
static struct { char *s; int is_file; } later[64];
static int later_count;
static int substituted;
/* The line read last has no end; an output whose last line was left without one. */
static int bare;
static FILE *unended;

/* The script, and how far it has been read. */
static const char *start, *p;

static void wrong(const char *what)
{
    fprintf(stderr, "sed: -e expression #1, char %d: %s\n", (int)(p - start), what);
    exit(1);
}

static void set(struct buffer *b, const char *s, size_t n)
{
    if (n + 1 > b->room)
        b->s = realloc(b->s, b->room = (n + 1) * 2);
    memmove(b->s, s, n);
    b->s[b->n = n] = '\0';
}

static void add(struct buffer *b, const char *s, size_t n)
{
    if (b->n + n + 1 > b->room)
        b->s = realloc(b->s, b->room = (b->n + n + 1) * 2);
    memcpy(b->s + b->n, s, n);
    b->s[b->n += n] = '\0';
}

/* To an output: first the end that the last line was left without. */
static FILE *to(FILE *f)
{
    if (unended == f) {
        putc('\n', f);
        unended = NULL;
    }
    return f;
}

static void show(FILE *f, const struct buffer *b)
{
    fwrite(b->s, 1, b->n, to(f));
    if (bare)
        unended = f;
    else
        putc('\n', f);
}

/* Reading the script. */

static void blanks(void)
{
    while (*p == ' ' || *p == '\t')
        p++;
}

/* What stands up to the next `end`. An escaped `end` loses its backslash; \n is a new line where it is wanted. */
static char *part(int end, int is_regex)
{
    struct buffer b = { 0 };
    int set_open = 0;
    set(&b, "", 0);
    for (; *p && (*p != end || set_open); p++) {
        if (*p == '\\' && p[1] && !set_open) {
            p++;
            if (*p == end)
                add(&b, p, 1);
            else if (*p == 'n' && is_regex)
                add(&b, "\n", 1);
            else
                add(&b, p - 1, 2);
            continue;
        }
        if (is_regex && *p == '[' && !set_open)
            set_open = 1;
        else if (is_regex && *p == ']' && set_open > 1)
            set_open = 0;
        if (set_open && !(set_open == 1 && *p == '^'))
            set_open++;
        if (*p == '\n' && is_regex)
            break;
        add(&b, p, 1);
    }
    if (*p != end)
        return NULL;
    p++;
    return b.s;
}

static regex_t *compile(const char *s, int ignore_case)
{
    if (!*s)
        return NULL;
    regex_t *r = malloc(sizeof *r);
    int error = regcomp(r, s, (extended ? REG_EXTENDED : 0) | (ignore_case ? REG_ICASE : 0));
    if (error) {
        char why[128];
        regerror(error, r, why, sizeof why);
        wrong(why);
    }
    return r;
}

static int address(struct address *a)
{
    blanks();
    if (isdigit((unsigned char)*p)) {
        a->kind = LINE;
        a->n = strtol(p, (char **)&p, 10);
        if (*p == '~') {
            a->kind = STEP;
            p++;
            a->step = strtol(p, (char **)&p, 10);
        }
    } else if (*p == '$') {
        a->kind = LAST;
        p++;
    } else if (*p == '/' || (*p == '\\' && p[1])) {
        int end = *p == '/' ? '/' : *++p;
        p++;
        char *s = part(end, 1);
        if (!s)
            wrong("unterminated address regex");
        int ignore = *p == 'I';
        p += ignore;
        a->kind = REGEX;
        a->regex = compile(s, ignore);
    } else {
        return 0;
    }
    return 1;
}

/* The text of a, i and c: to the end of the line; a backslash before its end goes on with the next. */
static char *text(void)
{
    struct buffer b = { 0 };
    set(&b, "", 0);
    blanks();
    if (*p == '\\') {
        p++;
        blanks();
        if (*p == '\n')
            p++;
    }
    for (; *p && *p != '\n'; p++) {
        if (*p == '\\' && p[1])
            p++;
        add(&b, p, 1);
    }
    add(&b, "\n", 1);
    return b.s;
}

static char *word(const char *ends)
{
    blanks();
    size_t n = strcspn(p, ends);
    char *s = strndup(p, n);
    p += n;
    return s;
}

static void substitution(struct command *c)
{
    int end = *p++;
    char *pattern = part(end, 1), *with = pattern ? part(end, 0) : NULL;
    if (!with)
        wrong("unterminated `s' command");
    int ignore = 0;
    for (;; p++) {
        if (*p == 'g')
            c->global = 1;
        else if (*p == 'p')
            c->show = 1;
        else if (*p == 'i' || *p == 'I')
            ignore = 1;
        else if (isdigit((unsigned char)*p))
            c->nth = strtol(p, (char **)&p, 10), p--;
        else
            break;
    }
    if (*p == 'w') {
        p++;
        c->out = fopen(word("\n"), "w");
    } else if (*p && !strchr(" \t\n;}#", *p)) {
        p++;
        wrong("unknown option to `s'");
    }
    c->regex = compile(pattern, ignore);
    c->text = with;
}

static void exchange(struct command *c)
{
    int end = *p++;
    char *from = part(end, 0), *to = from ? part(end, 0) : NULL;
    if (!to)
        wrong("unterminated `y' command");
    c->map = malloc(256);
    for (int i = 0; i < 256; i++)
        c->map[i] = i;
    const char *a = from, *b = to;
    while (*a && *b) {
        int x = *a++, y = *b++;
        if (x == '\\' && *a)
            x = *a == 'n' ? '\n' : *a, a++;
        if (y == '\\' && *b)
            y = *b == 'n' ? '\n' : *b, b++;
        c->map[(unsigned char)x] = y;
    }
    if (*a || *b)
        wrong("strings for `y' command are different lengths");
}

static void parse(const char *s)
{
    static int open_blocks[64], depth;
    p = start = s;
    for (;;) {
        while (*p && strchr(" \t\n;", *p))
            p++;
        if (!*p)
            break;
        if (*p == '#') {
            p += strcspn(p, "\n");
            continue;
        }
        struct command *c = &script[commands];
        memset(c, 0, sizeof *c);
        if (address(&c->from)) {
            blanks();
            if (*p == ',') {
                p++;
                blanks();
                if (*p == '+') {
                    p++;
                    c->to.kind = PLUS;
                    c->to.n = strtol(p, (char **)&p, 10);
                } else if (!address(&c->to)) {
                    p++;
                    wrong("unexpected `,'");
                }
            }
        }
        blanks();
        while (*p == '!') {
            c->negated = 1;
            p++;
            blanks();
        }
        if (!*p)
            wrong("missing command");
        c->name = *p++;
        switch (c->name) {
        case '{':
            open_blocks[depth++] = commands;
            break;
        case '}':
            if (!depth)
                wrong("unexpected `}'");
            script[open_blocks[--depth]].jump = commands;
            break;
        case 's': substitution(c); break;
        case 'y': exchange(c); break;
        case 'a': case 'i': case 'c': c->text = text(); break;
        case 'r': c->text = word("\n"); break;
        case 'w': {
            char *name = word("\n");
            c->out = strcmp(name, "/dev/stdout") == 0 ? stdout : fopen(name, "w");
            break;
        }
        case ':':
            labels[label_count].name = word("\n;");
            labels[label_count++].at = commands;
            break;
        case 'b': case 't': case 'T': c->text = word("\n;}"); break;
        case 'q': case 'Q':
            blanks();
            c->status = isdigit((unsigned char)*p) ? strtol(p, (char **)&p, 10) : 0;
            break;
        case 'd': case 'D': case 'p': case 'P': case 'n': case 'N': case 'h': case 'H': case 'g': case 'G': case 'x':
        case '=': case 'l':
            break;
        default: {
            char why[64];
            snprintf(why, sizeof why, "unknown command: `%c'", c->name);
            wrong(why);
        }
        }
        commands++;
        blanks();
        if (*p && !strchr("\n;}#", *p) && c->name != '{' && c->name != '}')
            wrong("extra characters after command");
    }
    p = start;
    if (depth)
        wrong("unmatched `{'");
}

/* Reading the input. */

static int open_next(void)
{
    while (*files) {
        const char *name = *files++;
        in = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");
        if (in) {
            if (in_place) {
                char temporary[4096];
                snprintf(temporary, sizeof temporary, "%s.sed", name);
                out = fopen(temporary, "w");
            }
            if (in_place || separate)
                number = 0;
            return 1;
        }
        fprintf(stderr, "sed: can't read %s: %s\n", name, strerror(errno));
        failed = 2;
    }
    return 0;
}

static void close_current(void)
{
    if (in != stdin)
        fclose(in);
    in = NULL;
    if (in_place && out && out != stdout) {
        char temporary[4096];
        fclose(out);
        out = NULL;
        snprintf(temporary, sizeof temporary, "%s.sed", files[-1]);
        rename(temporary, files[-1]);
    }
}

/* Whether another line comes. */
static int more(void)
{
    for (;;) {
        if (!in && !open_next())
            return 0;
        int c = getc(in);
        if (c != EOF) {
            ungetc(c, in);
            return 1;
        }
        if ((in_place || separate) && number)
            return 0;
        close_current();
    }
}

static int next_line(struct buffer *b, int append)
{
    static char *line;
    static size_t size;
    if (!more()) {
        if (!(in_place || separate) || !in)
            return 0;
        close_current();
        if (!more())
            return 0;
    }
    ssize_t n = getline(&line, &size, in);
    bare = n > 0 && line[n - 1] != '\n';
    n -= !bare;
    if (append)
        add(b, "\n", 1);
    else
        set(b, "", 0);
    add(b, line, n);
    number++;
    return 1;
}

static int matches(regex_t *r, const char *s)
{
    if (r)
        last_regex = r;
    return last_regex && regexec(last_regex, s, 0, NULL, 0) == 0;
}

static int is_at(const struct address *a)
{
    switch (a->kind) {
    case LINE: return number == a->n;
    case LAST: return !more();
    case REGEX: return matches(a->regex, space.s);
    case STEP: return a->step > 0 ? number >= a->n && (number - a->n) % a->step == 0 : number == a->n;
    }
    return 1;
}

static int selected(struct command *c)
{
    if (c->from.kind == NONE)
        return 1;
    if (c->to.kind == NONE)
        return is_at(&c->from);
    if (c->inside) {
        if (c->to.kind == REGEX || c->to.kind == LAST)
            c->inside = !is_at(&c->to);
        else
            c->inside = number < c->until;
        return c->to.kind == REGEX || c->to.kind == LAST || number <= c->until;
    }
    if (!is_at(&c->from))
        return 0;
    c->until = c->to.kind == PLUS ? number + c->to.n : c->to.n;
    c->inside = c->to.kind == REGEX || (c->to.kind == LAST ? more() : c->until > number);
    return 1;
}

static int substitute(struct command *c)
{
    if (c->regex)
        last_regex = c->regex;
    struct buffer result = { 0 };
    regmatch_t m[10];
    const char *s = space.s;
    int count = 0, changed = 0, after_match = 0;
    set(&result, "", 0);
    while (last_regex && regexec(last_regex, s, 10, m, s > space.s ? REG_NOTBOL : 0) == 0) {
        int empty = m[0].rm_so == m[0].rm_eo;
        /* Nothing is not found again right behind a match. */
        if (empty && after_match && m[0].rm_so == 0) {
            if (!*s)
                break;
            add(&result, s++, 1);
            after_match = 0;
            continue;
        }
        add(&result, s, m[0].rm_so);
        count++;
        if (count >= (c->nth ? c->nth : 1) && (c->global || !changed)) {
            changed = 1;
            int up = 0, once = 0;
            for (const char *t = c->text; *t; t++) {
                const char *piece = t;
                size_t n = 1;
                if (*t == '&') {
                    piece = s + m[0].rm_so;
                    n = m[0].rm_eo - m[0].rm_so;
                } else if (*t == '\\' && isdigit((unsigned char)t[1])) {
                    int k = *++t - '0';
                    piece = s + m[k].rm_so;
                    n = m[k].rm_so < 0 ? 0 : m[k].rm_eo - m[k].rm_so;
                } else if (*t == '\\' && t[1] && strchr("ULEul", t[1])) {
                    t++;
                    if (*t == 'u' || *t == 'l')
                        once = *t == 'u' ? 1 : -1;
                    else
                        up = *t == 'U' ? 1 : *t == 'L' ? -1 : 0;
                    continue;
                } else if (*t == '\\' && t[1]) {
                    t++;
                    piece = *t == 'n' ? "\n" : *t == 't' ? "\t" : t;
                }
                for (size_t i = 0; i < n; i++) {
                    int way = once ? once : up;
                    char ch = way > 0 ? toupper((unsigned char)piece[i]) : way < 0 ? tolower((unsigned char)piece[i]) : piece[i];
                    add(&result, &ch, 1);
                    once = 0;
                }
            }
        } else {
            add(&result, s + m[0].rm_so, m[0].rm_eo - m[0].rm_so);
        }
        s += m[0].rm_eo;
        after_match = 1;
        if (empty) {
            if (!*s)
                break;
            add(&result, s++, 1);
            after_match = 0;
        }
        if (changed && !c->global)
            break;
    }
    if (changed) {
        add(&result, s, strlen(s));
        set(&space, result.s, result.n);
    }
    free(result.s);
    return changed;
}

static void unambiguous(void)
{
    to(out);
    for (const unsigned char *s = (unsigned char *)space.s; *s; s++) {
        static const char known[] = "\\\a\b\f\n\r\t\v", names[] = "\\abfnrtv";
        const char *k = strchr(known, *s);
        if (k)
            fprintf(out, "\\%c", names[k - known]);
        else
            fprintf(out, isprint(*s) ? "%c" : "\\%03o", *s);
    }
    fputs("$\n", out);
}

static void after_line(void)
{
    for (int i = 0; i < later_count; i++) {
        if (!later[i].is_file) {
            fputs(later[i].s, to(out));
            continue;
        }
        FILE *f = fopen(later[i].s, "r");
        for (int c; f && (c = getc(f)) != EOF;)
            putc(c, to(out));
        if (f)
            fclose(f);
    }
    later_count = 0;
}

static int jump(const char *label)
{
    if (!*label)
        return commands;
    for (int i = 0; i < label_count; i++)
        if (strcmp(labels[i].name, label) == 0)
            return labels[i].at;
    fprintf(stderr, "sed: can't find label for jump to `%s'\n", label);
    exit(1);
}

/* One round over the pattern space. 0: without printing it; 2: begin again without reading a line. */
static int round_of(void)
{
    for (int i = 0; i < commands; i++) {
        struct command *c = &script[i];
        if (selected(c) == c->negated) {
            if (c->name == '{')
                i = c->jump;
            continue;
        }
        switch (c->name) {
        case 's':
            if (substitute(c)) {
                substituted = 1;
                if (c->show)
                    show(out, &space);
                if (c->out)
                    show(c->out, &space);
            }
            break;
        case 'y':
            for (size_t k = 0; k < space.n; k++)
                space.s[k] = c->map[(unsigned char)space.s[k]];
            break;
        case 'd': return 0;
        case 'D': {
            char *end = strchr(space.s, '\n');
            if (!end)
                return 0;
            set(&space, end + 1, space.n - (end + 1 - space.s));
            return 2;
        }
        case 'p': show(out, &space); break;
        case 'P': fprintf(to(out), "%.*s\n", (int)strcspn(space.s, "\n"), space.s); break;
        case 'n':
            if (!more())
                return quitting = 1;
            if (!silent)
                show(out, &space);
            after_line();
            next_line(&space, 0);
            break;
        case 'N':
            if (!more())
                return quitting = 1;
            next_line(&space, 1);
            break;
        case 'h': set(&hold, space.s, space.n); break;
        case 'H':
            add(&hold, "\n", 1);
            add(&hold, space.s, space.n);
            break;
        case 'g': set(&space, hold.s, hold.n); break;
        case 'G':
            add(&space, "\n", 1);
            add(&space, hold.s, hold.n);
            break;
        case 'x': {
            struct buffer t = space;
            space = hold;
            hold = t;
            break;
        }
        case '=': fprintf(to(out), "%ld\n", number); break;
        case 'l': unambiguous(); break;
        case 'i': fputs(c->text, to(out)); break;
        case 'a': case 'r':
            later[later_count].s = c->text;
            later[later_count++].is_file = c->name == 'r';
            break;
        case 'c':
            if (c->to.kind == NONE || !c->inside || c->negated)
                fputs(c->text, to(out));
            return 0;
        case 'w': show(c->out, &space); break;
        case 'b': i = jump(c->text); break;
        case 't':
            if (substituted)
                i = jump(c->text);
            substituted = 0;
            break;
        case 'T':
            if (!substituted)
                i = jump(c->text);
            substituted = 0;
            break;
        case 'q': case 'Q':
            quitting = 1;
            failed = c->status;
            return c->name == 'q';
        }
    }
    return 1;
}

static char *whole(const char *name)
{
    FILE *f = fopen(name, "r");
    struct buffer b = { 0 };
    if (!f) {
        fprintf(stderr, "sed: couldn't open file %s: %s\n", name, strerror(errno));
        exit(1);
    }
    set(&b, "", 0);
    for (int c; (c = getc(f)) != EOF;) {
        char ch = c;
        add(&b, &ch, 1);
    }
    fclose(f);
    return b.s;
}

int main(int argc, char *argv[])
{
    struct buffer all = { 0 };
    int given = 0, option;
    set(&all, "", 0);
    while ((option = getopt(argc, argv, "nEriuse:f:")) != -1) {
        switch (option) {
        case 'n': silent = 1; break;
        case 'E': case 'r': extended = 1; break;
        case 'i': in_place = 1; break;
        case 's': separate = 1; break;
        case 'u': break;
        case 'e': case 'f': {
            char *s = option == 'e' ? optarg : whole(optarg);
            if (given++)
                add(&all, "\n", 1);
            add(&all, s, strlen(s));
            break;
        }
        default: return 1;
        }
    }
    if (!given) {
        if (optind >= argc) {
            fprintf(stderr, "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n");
            return 1;
        }
        add(&all, argv[optind], strlen(argv[optind]));
        optind++;
    }
    parse(all.s);
    static char *standard[] = { "-", NULL };
    files = argv[optind] ? argv + optind : standard;
    out = stdout;
    set(&hold, "", 0);
    set(&space, "", 0);
    for (int again = 0; !quitting && (again || next_line(&space, 0));) {
        substituted = 0;
        int r = round_of();
        if (r == 1 && !silent)
            show(out, &space);
        after_line();
        again = r == 2;
    }
    if (in && in_place) {
        for (int c; quitting && (c = getc(in)) != EOF;)
            putc(c, out);
        close_current();
    }
    return failed;
}
