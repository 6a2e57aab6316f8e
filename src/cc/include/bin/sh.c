/* sh -- a small shell, to be read and stepped through: how a pipeline is set up, what redirection is, who waits for
   whom. It understands lists (; & && || newlines), pipelines, redirections (< > >> 2> 2>&1 << here-documents),
   quoting, variables, $? $! $$ $# $1 "$@", ${name-word} and its like, $(command), $((sum)), names of files by patterns,
   if, case, while, until, for, break, continue, functions, return, trap, (subshells), { groups; }, jobs (& wait jobs fg
   bg %1) and comments. At a terminal it asks for one command after the other. Its messages are dash's; see sh(1).

   In order: the text becomes tokens, tokens become a tree, the tree is run. One file, so that it can be read and
   stepped through as a whole. */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <glob.h>
#include <ringside/file_tests.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int status;          /* $? */
static pid_t shell_pid;     /* $$, also in its children */
static pid_t last_started;  /* $! */
static char *shell_name = "sh";
static int parameter_count; /* $# */
static char **parameters;   /* $1 ... */
static int line = 1;        /* where the reader is */
static int at = 1;          /* the line of the command that runs, for messages */
static int leaving;         /* how many loops a `break` still has to leave; negative: `continue` */
static int returning;       /* a `return` is on its way out of its function */
static int interactive;     /* somebody types: each command is read when the one before is done */
static int ends_at_failure; /* set -e */
static int tells_commands;  /* set -x */
static int tested;          /* inside of a condition, where set -e does not count */
static int monitor;         /* set -m: each job is a process group, and the terminal goes to the one in front */
static int terminal = -1;   /* the terminal that goes round, for tcsetpgrp */

static void *get(size_t n)
{
    void *p = calloc(1, n);
    if (!p) {
        dprintf(2, "%s: out of memory\n", shell_name);
        exit(2);
    }
    return p;
}

/* --- a growing string --- */

struct text {
    char *s;
    size_t n, room;
};

static void add(struct text *t, char c)
{
    if (t->n + 2 > t->room) {
        t->room = t->room ? 2 * t->room : 32;
        t->s = realloc(t->s, t->room);
    }
    t->s[t->n++] = c;
    t->s[t->n] = '\0';
}

static void add_string(struct text *t, const char *s)
{
    while (*s)
        add(t, *s++);
}

/* --- variables: those that were exported are in the environment, the others here --- */

static struct variable {
    char *name, *value;
    struct variable *next;
} *variables;

static char *value_of(const char *name)
{
    for (struct variable *v = variables; v; v = v->next)
        if (strcmp(v->name, name) == 0)
            return v->value;
    return getenv(name);
}

static void set(const char *name, const char *value)
{
    if (getenv(name)) {
        setenv(name, value, 1);
        return;
    }
    struct variable *v = variables;
    while (v && strcmp(v->name, name) != 0)
        v = v->next;
    if (!v) {
        v = get(sizeof *v);
        v->name = strdup(name);
        v->next = variables;
        variables = v;
    }
    v->value = strdup(value);
}

static void unset(const char *name)
{
    unsetenv(name);
    for (struct variable **v = &variables; *v; v = &(*v)->next)
        if (strcmp((*v)->name, name) == 0) {
            *v = (*v)->next;
            return;
        }
}

/* --- tokens --- */

enum token { WORD, NEWLINE, END, SEMI, DSEMI, AMP, AND, OR, PIPE, LEFT, RIGHT, LESS, GREAT, APPEND, HERE, HERE_TABS, DUP_IN, DUP_OUT };

static const char *in;      /* what is still to be read */
static const char *begun;   /* where the token at hand begins */
static const char *ended;   /* where the one before it ended */
static enum token token;
static char *word;          /* of a WORD: as written, quotes and all */
static int fd_before;       /* of a redirection: the number before it, or -1 */
static int wrong;           /* a syntax error was reported */
static int unfinished;      /* the text ends inside of something: whoever types may go on */

/* Here-documents whose text comes after the line. */
static struct redirect *here_pending;

struct redirect {
    enum token kind;
    int fd;
    char *word;
    char *here;             /* the document; expanded unless its delimiter was quoted */
    int quoted, tabs;
    struct redirect *next, *next_here;
};

static void read_here(struct redirect *r)
{
    struct text body = { 0 }, end = { 0 };
    for (const char *p = r->word; *p; p++)
        if (*p == '\'' || *p == '"' || *p == '\\')
            r->quoted = 1;
        else
            add(&end, *p);
    add_string(&body, "");
    while (*in) {
        if (r->tabs)
            while (*in == '\t')
                in++;
        size_t n = strcspn(in, "\n");
        int last = end.s && n == end.n && strncmp(in, end.s, n) == 0;
        if (!last)
            for (size_t i = 0; i < n; i++)
                add(&body, in[i]);
        in += n + (in[n] == '\n');
        line++;
        if (last) {
            r->here = body.s ? body.s : "";
            return;
        }
        add(&body, '\n');
    }
    unfinished = 1;
    r->here = body.s ? body.s : "";
}

/* Copies a quoted or substituted part whole, so that blanks in it do not end the word. */
static void copy_part(struct text *t)
{
    char open = *in;
    add(t, *in++);
    if (open == '\\') {
        if (*in)
            add(t, *in++);
        return;
    }
    if (open == '$') {
        if (*in == '{') {
            while (*in && *in != '}')
                add(t, *in++);
            if (*in)
                add(t, *in++);
        } else if (*in == '(') {
            int depth = 0;
            do {
                if (*in == '\'' || *in == '"' || *in == '\\') {
                    copy_part(t);
                    continue;
                }
                depth += (*in == '(') - (*in == ')');
                add(t, *in++);
            } while (*in && depth > 0);
        }
        return;
    }
    while (*in && *in != open) {
        if (open == '"' && (*in == '\\' || *in == '$'))
            copy_part(t);
        else
            add(t, *in++);
    }
    if (*in) {
        add(t, *in++);
    } else if (!wrong) {
        if (!interactive)
            dprintf(2, "%s: %d: Syntax error: Unterminated quoted string\n", shell_name, line);
        wrong = unfinished = 1;
    }
}

static void next(void)
{
    fd_before = -1;
    ended = in;
    while (*in == ' ' || *in == '\t' || (*in == '\\' && in[1] == '\n'))
        in += *in == '\\' ? 2 : 1;
    if (*in == '#')
        while (*in && *in != '\n')
            in++;
    if (isdigit((unsigned char)*in)) {
        const char *p = in;
        while (isdigit((unsigned char)*p))
            p++;
        if (*p == '<' || *p == '>') {
            fd_before = atoi(in);
            begun = in;
            in = p;
        }
    }
    if (fd_before < 0)
        begun = in;
    static const struct { const char *text; enum token token; } operators[] = {
        { "&&", AND }, { "||", OR }, { "<<-", HERE_TABS }, { "<<", HERE }, { ">>", APPEND }, { "<&", DUP_IN },
        { ">&", DUP_OUT }, { ";;", DSEMI }, { ";", SEMI }, { "&", AMP }, { "|", PIPE }, { "(", LEFT }, { ")", RIGHT }, { "<", LESS },
        { ">", GREAT }, { "\n", NEWLINE },
    };
    if (!*in) {
        token = END;
        for (; here_pending; here_pending = here_pending->next_here)
            read_here(here_pending);
        return;
    }
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
        size_t n = strlen(operators[i].text);
        if (strncmp(in, operators[i].text, n) == 0) {
            in += n;
            token = operators[i].token;
            if (token == NEWLINE) {
                line++;
                for (; here_pending; here_pending = here_pending->next_here)
                    read_here(here_pending);
            }
            return;
        }
    }
    struct text t = { 0 };
    while (*in && !strchr(" \t\n;&|()<>", *in)) {
        if (strchr("'\"\\$`", *in))
            copy_part(&t);
        else
            add(&t, *in++);
    }
    token = WORD;
    word = t.s;
}

/* --- the tree --- */

enum kind { SIMPLE, PIPELINE, AND_THEN, OR_ELSE, SEQUENCE, BACKGROUND, SUBSHELL, GROUP, IF, WHILE, UNTIL, FOR, NOT,
            CASE, BRANCH, FUNCTION };

struct node {
    enum kind kind;
    int line;
    struct node *a, *b, *c;
    char **words;           /* SIMPLE: as written; FOR: the variable and the list; CASE: the word; BRANCH: its patterns;
                               FUNCTION: the name */
    int count;
    struct redirect *redirects;
    const char *text, *end; /* a pipeline or command as it was written: what a job is called */
};

static struct node *parse_list(void);

static struct node *make(enum kind kind, struct node *a, struct node *b)
{
    struct node *n = get(sizeof *n);
    n->kind = kind;
    n->line = line;
    n->a = a;
    n->b = b;
    return n;
}

static void complain(void)
{
    static const char *const names[] = { "word", "newline", "end of file", ";", ";;", "&", "&&", "||", "|", "(", ")", "<", ">",
                                         ">>", "<<", "<<-", "<&", ">&" };
    unfinished |= token == END;
    if (!wrong && !(interactive && unfinished))
        dprintf(2, "%s: %d: Syntax error: \"%s\" unexpected\n", shell_name, line, token == WORD ? word : names[token]);
    wrong = 1;
}

static int is_word(const char *text)
{
    return token == WORD && strcmp(word, text) == 0;
}

static void expect_word(const char *text)
{
    if (is_word(text))
        next();
    else
        complain();
}

static void push_word(struct node *n, char *w)
{
    n->words = realloc(n->words, (n->count + 2) * sizeof *n->words);
    n->words[n->count++] = w;
    n->words[n->count] = NULL;
}

/* Words that end a list instead of beginning a command. */
static int ends_list(void)
{
    static const char *const closing[] = { "then", "else", "elif", "fi", "do", "done", "esac", "}" };
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
        if (is_word(closing[i]))
            return 1;
    return token == END || token == RIGHT || token == DSEMI;
}

static int parse_redirect(struct node *n)
{
    if (token < LESS)
        return 0;
    struct redirect *r = get(sizeof *r), **tail = &n->redirects;
    r->kind = token;
    r->fd = fd_before >= 0 ? fd_before : token == GREAT || token == APPEND || token == DUP_OUT;
    next();
    if (token != WORD) {
        complain();
        return 0;
    }
    r->word = word;
    while (*tail)
        tail = &(*tail)->next;
    *tail = r;
    if (r->kind == HERE || r->kind == HERE_TABS) {
        struct redirect **last = &here_pending;
        while (*last)
            last = &(*last)->next_here;
        *last = r;
        r->tabs = r->kind == HERE_TABS;
    }
    next();
    return 1;
}

static struct node *parse_if(void)
{
    struct node *n = make(IF, NULL, NULL);
    n->a = parse_list();
    expect_word("then");
    n->b = parse_list();
    if (is_word("elif")) {
        next();
        n->c = parse_if();
        return n;
    }
    if (is_word("else")) {
        next();
        n->c = parse_list();
    }
    expect_word("fi");
    return n;
}

/* case: WORD in [(] PATTERN | PATTERN ) list ;; ... esac */
static struct node *parse_case(void)
{
    struct node *n = make(CASE, NULL, NULL), **tail = &n->b;
    push_word(n, token == WORD ? word : "_");
    next();
    while (token == NEWLINE)
        next();
    expect_word("in");
    while (token == NEWLINE)
        next();
    while (!is_word("esac") && !wrong) {
        struct node *branch = make(BRANCH, NULL, NULL);
        if (token == LEFT)
            next();
        while (token == WORD) {
            push_word(branch, word);
            next();
            if (token != PIPE)
                break;
            next();
        }
        if (token != RIGHT) {
            complain();
            break;
        }
        next();
        branch->a = parse_list();
        *tail = branch;
        tail = &branch->b;
        if (token == DSEMI)
            next();
        else if (!is_word("esac"))
            complain();
        while (token == NEWLINE)
            next();
    }
    expect_word("esac");
    return n;
}

/* command: words and redirections, or something compound and redirections, or NAME() command */
static struct node *parse_command(void)
{
    struct node *n;
    if (token == LEFT) {
        next();
        n = make(SUBSHELL, parse_list(), NULL);
        if (token == RIGHT)
            next();
        else
            complain();
    } else if (is_word("{")) {
        next();
        n = make(GROUP, parse_list(), NULL);
        expect_word("}");
    } else if (is_word("if")) {
        next();
        n = parse_if();
    } else if (is_word("while") || is_word("until")) {
        n = make(is_word("while") ? WHILE : UNTIL, NULL, NULL);
        next();
        n->a = parse_list();
        expect_word("do");
        n->b = parse_list();
        expect_word("done");
    } else if (is_word("case")) {
        next();
        n = parse_case();
    } else if (is_word("for")) {
        n = make(FOR, NULL, NULL);
        next();
        push_word(n, token == WORD ? word : "_");
        next();
        if (is_word("in"))
            for (next(); token == WORD; next())
                push_word(n, word);
        else
            push_word(n, "\"$@\"");
        while (token == SEMI || token == NEWLINE)
            next();
        expect_word("do");
        n->a = parse_list();
        expect_word("done");
    } else {
        n = make(SIMPLE, NULL, NULL);
        while (token == WORD || token >= LESS) {
            if (token != WORD) {
                if (!parse_redirect(n))
                    break;
                continue;
            }
            push_word(n, word);
            next();
            if (token == LEFT && n->count == 1 && !n->redirects) {
                next();
                if (token != RIGHT)
                    complain();
                next();
                while (token == NEWLINE)
                    next();
                n->kind = FUNCTION;
                n->a = parse_command();
                return n;
            }
        }
        if (!n->count && !n->redirects)
            complain();
        return n;
    }
    while (parse_redirect(n))
        ;
    return n;
}

/* pipeline: [!] command | command ... */
static struct node *parse_pipeline(void)
{
    const char *start = begun;
    if (is_word("!")) {
        next();
        return make(NOT, parse_pipeline(), NULL);
    }
    struct node *n = parse_command();
    if (token == PIPE && !wrong) {
        next();
        while (token == NEWLINE)
            next();
        n = make(PIPELINE, n, parse_pipeline());
    }
    n->text = start;
    n->end = ended;
    return n;
}

/* and_or: pipeline && pipeline || pipeline ..., from left to right */
static struct node *parse_and_or(void)
{
    const char *start = begun;
    struct node *n = parse_pipeline();
    while ((token == AND || token == OR) && !wrong) {
        enum kind kind = token == AND ? AND_THEN : OR_ELSE;
        next();
        while (token == NEWLINE)
            next();
        n = make(kind, n, parse_pipeline());
    }
    n->text = start;
    n->end = ended;
    return n;
}

/* list: and_or ; and_or & ... up to a word that closes it */
static struct node *parse_list(void)
{
    struct node *list = NULL;
    while (token == NEWLINE)
        next();
    while (!ends_list() && !wrong) {
        struct node *n = parse_and_or();
        if (token == AMP)
            n = make(BACKGROUND, n, NULL);
        list = list ? make(SEQUENCE, list, n) : n;
        if (token != AMP && token != SEMI && token != NEWLINE)
            break;
        next();
        while (token == NEWLINE)
            next();
    }
    return list;
}

/* --- expansion: a word as written becomes fields --- */

static int run(struct node *n, int last);
static struct node *parse_text(const char *text);

static void substitute(const char *command, size_t n, struct text *t)
{
    int ends[2];
    char c;
    struct text got = { 0 }, line = { 0 };
    for (size_t i = 0; i < n; i++)
        add(&line, command[i]);
    if (pipe(ends) < 0)
        return;
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        dup2(ends[1], 1);
        close(ends[1]);
        const char *rest = in;
        struct node *tree = parse_text(line.s ? line.s : "");
        in = rest;
        exit(tree ? run(tree, 1) : 0);
    }
    close(ends[1]);
    while (read(ends[0], &c, 1) == 1)
        add(&got, c);
    close(ends[0]);
    waitpid(pid, NULL, 0);
    while (got.n && got.s[got.n - 1] == '\n')
        got.s[--got.n] = '\0';
    if (got.s)
        add_string(t, got.s);
}

/* $((...)): numbers, variables, ( ), and the operators of C without ++ and --. */
static const char *sum;
static long binary(int level);
static long whole(void);

static void blanks(void)
{
    while (*sum == ' ' || *sum == '\t' || *sum == '\n')
        sum++;
}

/* The expression as a whole, for what is said of it. */
static const char *sum_text;
static long apply(const char *op, long v, long w);

static long factor(void)
{
    char name[64];
    size_t n = 0;
    long v = 0;
    blanks();
    while (*sum == '$')
        sum++;
    if (*sum && strchr("-+!~", *sum)) {
        char op = *sum++;
        v = factor();
        return op == '-' ? -v : op == '+' ? v : op == '!' ? !v : ~v;
    }
    if (*sum == '(') {
        sum++;
        v = whole();
        sum += *sum == ')';
    } else if (isdigit((unsigned char)*sum)) {
        v = strtol(sum, (char **)&sum, 0);
    } else {
        while ((isalnum((unsigned char)*sum) || *sum == '_') && n < sizeof name - 1)
            name[n++] = *sum++;
        name[n] = '\0';
        if (n == 0) {
            dprintf(2, "%s: %d: arithmetic expression: expecting primary: \"%s\"\n", shell_name, at, sum_text);
            exit(2);
        }
        v = value_of(name) ? strtol(value_of(name), NULL, 0) : 0;
        blanks();
        /* An assignment, with an operator before the sign or without. */
        size_t k = strspn(sum, "+-*/%&|^<>");
        if (k <= 2 && sum[k] == '=' && sum[k + 1] != '=' && !(k == 1 && strchr("<>", *sum)) && !(k == 2 && sum[0] != sum[1])) {
            char op[3] = { sum[0], k == 2 ? sum[1] : '\0' }, number[24];
            sum += k + 1;
            long w = whole();
            v = k ? apply(op, v, w) : w;
            snprintf(number, sizeof number, "%ld", v);
            set(name, number);
        }
    }
    blanks();
    return v;
}

/* Operators by how tightly they bind, the loosest first; longer ones before those they begin with. */
static const char *const levels[][5] = {
    { "||" }, { "&&" }, { "|" }, { "^" }, { "&" }, { "==", "!=" }, { "<=", ">=", "<", ">" }, { "<<", ">>" }, { "+", "-" },
    { "*", "/", "%" },
};
enum { LEVELS = sizeof levels / sizeof levels[0] };

/* The operator of this level that stands next, if there is one. */
static const char *operator_at(int level)
{
    for (int i = 0; i < 5 && levels[level][i]; i++) {
        const char *op = levels[level][i];
        size_t n = strlen(op);
        if (strncmp(sum, op, n) != 0)
            continue;
        int longer = n == 1 && strchr("|&<>", *op) && sum[1] == *op;
        /* x += 1 is none of a level's. */
        int assigns = strchr("+-*/%&|^", *op) && sum[n] == '=' && sum[n + 1] != '=';
        if (!longer && !assigns) {
            sum += n;
            return op;
        }
    }
    return NULL;
}

static long apply(const char *op, long v, long w)
{
    switch (op[0]) {
    case '|': return op[1] ? v || w : v | w;
    case '&': return op[1] ? v && w : v & w;
    case '^': return v ^ w;
    case '=': return v == w;
    case '!': return v != w;
    case '<': return op[1] == '<' ? v << w : op[1] ? v <= w : v < w;
    case '>': return op[1] == '>' ? v >> w : op[1] ? v >= w : v > w;
    case '+': return v + w;
    case '-': return v - w;
    case '*': return v * w;
    }
    if (w == 0) {
        dprintf(2, "%s: %d: arithmetic expression: division by zero\n", shell_name, at);
        exit(2);
    }
    return op[0] == '/' ? v / w : v % w;
}

static long binary(int level)
{
    if (level == LEVELS)
        return factor();
    long v = binary(level + 1);
    const char *op;
    while ((op = operator_at(level)))
        v = apply(op, v, binary(level + 1));
    return v;
}

static long whole(void)
{
    long v = binary(0);
    blanks();
    if (*sum != '?')
        return v;
    sum++;
    long a = whole();
    blanks();
    sum += *sum == ':';
    long b = whole();
    return v ? a : b;
}

static char *expand_one(const char *p);

/* Where the `}` stands that closes a `${`. */
static const char *closing(const char *p)
{
    for (int depth = 1; *p; p++) {
        if (*p == '\\' && p[1])
            p++;
        else if (*p == '$' && p[1] == '{')
            depth++;
        else if (*p == '}' && --depth == 0)
            break;
    }
    return p;
}

/* ${NAME-word} and its like: at the letter after the name. With a colon an empty value counts as none. - + = ? say what
   happens with and without a value; # and % take away what the pattern fits at the beginning and the end, doubled as
   much as they can. */
static const char *parameter(const char *name, const char *value, const char *p, struct text *t)
{
    int colon = *p == ':', there = value && (!colon || *value);
    char what = *(p += colon);
    const char *end = closing(p);
    int most = (what == '#' || what == '%') && p[1] == what;
    char *words = expand_one(strndup(p + 1 + most, end - p - 1 - most));
    switch (what) {
    case '-':
        add_string(t, there ? value : words);
        break;
    case '+':
        add_string(t, there ? words : "");
        break;
    case '=':
        if (!there)
            set(name, words);
        add_string(t, there ? value : words);
        break;
    case '?':
        if (!there) {
            dprintf(2, "%s: %d: %s: %s\n", shell_name, at, name, *words ? words : "parameter not set");
            exit(2);
        }
        add_string(t, value);
        break;
    case '#': case '%': {
        size_t n = value ? strlen(value) : 0, from = 0, to = n;
        for (size_t i = 0; i <= n; i++) {
            size_t k = (what == '#') == most ? n - i : i;
            char *part = what == '#' ? strndup(value ? value : "", k) : strdup((value ? value : "") + k);
            if (fnmatch(words, part, 0) == 0) {
                *(what == '#' ? &from : &to) = k;
                break;
            }
        }
        for (size_t i = from; i < to; i++)
            add(t, value[i]);
        break;
    }
    default:
        dprintf(2, "%s: %d: Bad substitution\n", shell_name, at);
        exit(2);
    }
    return *end ? end + 1 : end;
}

/* At a backquote: adds what the command prints; gives the place after it. */
static const char *backquote(const char *p, struct text *t)
{
    struct text command = { 0 };
    for (p++; *p && *p != '`'; p++) {
        if (*p == '\\' && p[1] && strchr("$`\\", p[1]))
            p++;
        add(&command, *p);
    }
    substitute(command.s ? command.s : "", command.n, t);
    return *p ? p + 1 : p;
}

/* set -u: a variable without a value is an error. */
static int needs_values;
static void leave(int code);

/* At a `$`: adds the value; gives the place after it. */
static const char *dollar(const char *p, struct text *t)
{
    char name[256], number[24];
    size_t n = 0;
    int brace = *++p == '{';
    if (*p == '(') {
        int depth = 0;
        const char *start = p + 1;
        do
            depth += (*p == '(') - (*p == ')');
        while (*p++ && depth > 0);
        if (*start == '(' && p[-2] == ')') {
            char number[24];
            sum_text = sum = expand_one(strndup(start + 1, p - start - 3));
            blanks();
            snprintf(number, sizeof number, "%ld", *sum ? whole() : 0);
            blanks();
            if (*sum) {
                dprintf(2, "%s: %d: arithmetic expression: expecting EOF: \"%s\"\n", shell_name, at, sum_text);
                exit(2);
            }
            add_string(t, number);
            return p;
        }
        substitute(start, p - start - 1, t);
        return p;
    }
    p += brace;
    int length = brace && *p == '#' && p[1] != '}';
    p += length;
    if (isalpha((unsigned char)*p) || *p == '_')
        while ((isalnum((unsigned char)*p) || *p == '_') && n < sizeof name - 1)
            name[n++] = *p++;
    else if (*p && strchr("?!$#0123456789*@", *p))
        name[n++] = *p++;
    name[n] = '\0';
    if (n == 0) {
        add(t, '$');
        return p;
    }
    const char *value = number;
    switch (name[0]) {
    case '?': snprintf(number, sizeof number, "%d", status); break;
    case '$': snprintf(number, sizeof number, "%d", (int)shell_pid); break;
    case '#': snprintf(number, sizeof number, "%d", parameter_count); break;
    case '!': snprintf(number, sizeof number, last_started ? "%d" : "", (int)last_started); break;
    case '0': value = shell_name; break;
    case '*': case '@':
        for (int i = 0; i < parameter_count; i++) {
            if (i)
                add(t, ' ');
            add_string(t, parameters[i]);
        }
        value = "";
        break;
    default:
        if (isdigit((unsigned char)name[0]))
            value = name[0] - '0' <= parameter_count ? parameters[name[0] - '1'] : "";
        else
            value = value_of(name);
    }
    if (brace && !length && *p != '}')
        return parameter(name, value, p, t);
    if (!value && needs_values) {
        dprintf(2, "%s: %d: %s: parameter not set\n", shell_name, at, name);
        leave(2);
    }
    if (length) {
        snprintf(number, sizeof number, "%zu", value ? strlen(value) : 0);
        value = number;
    }
    if (value)
        add_string(t, value);
    return brace && *p == '}' ? p + 1 : p;
}

struct fields {
    char **s;
    int n;
};

/* A field is done. `pattern` is the same with a backslash before what was quoted; where it has a `*`, `?` or `[` left,
   the field becomes the names of files that fit, if there are any. */
static void push(struct fields *f, struct text *t, struct text *pattern)
{
    glob_t found = { 0 };
    int special = 0;
    for (const char *p = pattern && pattern->s ? pattern->s : ""; *p; p++)
        if (*p == '\\' && p[1])
            p++;
        else
            special |= strchr("*?[", *p) != NULL;
    if (special && glob(pattern->s, 0, NULL, &found) == 0 && found.gl_pathc > 0) {
        for (size_t i = 0; i < found.gl_pathc; i++) {
            f->s = realloc(f->s, (f->n + 2) * sizeof *f->s);
            f->s[f->n++] = strdup(found.gl_pathv[i]);
        }
        free(t->s);
    } else {
        f->s = realloc(f->s, (f->n + 2) * sizeof *f->s);
        f->s[f->n++] = t->s ? t->s : strdup("");
    }
    f->s[f->n] = NULL;
    t->s = NULL;
    t->n = t->room = 0;
    if (pattern)
        *pattern = *t;
}

/* A letter of a field: quoted, it stands for itself in a pattern. */
static void letter(struct text *t, struct text *pattern, char c, int quoted)
{
    add(t, c);
    if (quoted && strchr("*?[]\\", c))
        add(pattern, '\\');
    add(pattern, c);
}

/* Quotes are taken away, `$` is replaced; what came from an unquoted `$` is split at blanks (IFS). With `split` the fields
   are names of files where patterns fit; without, `f` gets one field, and a second one, the field as a pattern. */
static void expand(const char *p, struct fields *f, int split)
{
    const char *separators = value_of("IFS") ? value_of("IFS") : " \t\n";
    struct text t = { 0 }, pattern = { 0 };
    int some = 0, quoted = 0;
    if (split && strcmp(p, "\"$@\"") == 0) {
        for (int i = 0; i < parameter_count; i++) {
            add_string(&t, parameters[i]);
            push(f, &t, NULL);
        }
        return;
    }
    if (*p == '~' && (p[1] == '\0' || p[1] == '/') && getenv("HOME")) {
        add_string(&t, getenv("HOME"));
        add_string(&pattern, getenv("HOME"));
        p++;
        some = 1;
    }
    while (*p) {
        if (*p == '\'' && !quoted) {
            for (p++; *p && *p != '\''; p++)
                letter(&t, &pattern, *p, 1);
            p += *p == '\'';
            some = 1;
        } else if (*p == '"') {
            quoted = !quoted;
            some = 1;
            p++;
        } else if (*p == '\\' && p[1] && (!quoted || strchr("\\\"$`\n", p[1]))) {
            if (p[1] != '\n')
                letter(&t, &pattern, p[1], 1);
            p += 2;
            some = 1;
        } else if (*p == '$' || *p == '`') {
            struct text value = { 0 };
            p = *p == '$' ? dollar(p, &value) : backquote(p, &value);
            for (const char *v = value.s; v && *v; v++) {
                if (!split || quoted || !strchr(separators, *v)) {
                    letter(&t, &pattern, *v, quoted);
                    some = 1;
                } else if (some || t.n) {
                    push(f, &t, &pattern);
                    some = 0;
                }
            }
        } else {
            letter(&t, &pattern, *p++, quoted);
            some = 1;
        }
    }
    if (!split) {
        push(f, &t, NULL);
        push(f, &pattern, NULL);
    } else if (some || t.n) {
        push(f, &t, &pattern);
    }
}

static char *expand_one(const char *p)
{
    struct fields f = { 0 };
    expand(p, &f, 0);
    return f.s[0];
}

/* The same as a pattern: what was quoted in it has a backslash before it. */
static char *expand_pattern(const char *p)
{
    struct fields f = { 0 };
    expand(p, &f, 0);
    return f.s[1];
}

/* A here-document: only `$` and `\` count in it. */
static char *expand_here(const char *p)
{
    struct text t = { 0 };
    while (*p)
        if (*p == '$') {
            p = dollar(p, &t);
        } else if (*p == '`') {
            p = backquote(p, &t);
        } else {
            if (*p == '\\' && p[1] && strchr("\\$`", p[1]))
                p++;
            add(&t, *p++);
        }
    return t.s ? t.s : "";
}

/* --- running --- */

static int fail(const char *what, const char *why)
{
    dprintf(2, "%s: %d: %s: %s\n", shell_name, at, what, why);
    return 0;
}

/* Makes the redirections in this process. */
static int redirect(struct redirect *r)
{
    for (; r; r = r->next) {
        int fd = -1;
        if (r->kind == HERE || r->kind == HERE_TABS) {
            const char *text = r->quoted ? r->here : expand_here(r->here);
            int ends[2];
            if (pipe(ends) < 0)
                return fail("here-document", strerror(errno));
            if (strlen(text) <= 4096) {
                write(ends[1], text, strlen(text));
            } else if (fork() == 0) {
                close(ends[0]);
                write(ends[1], text, strlen(text));
                _exit(0);
            }
            close(ends[1]);
            fd = ends[0];
        } else {
            char *name = expand_one(r->word);
            if (r->kind == DUP_IN || r->kind == DUP_OUT) {
                if (strcmp(name, "-") == 0)
                    close(r->fd);
                else if (dup2(atoi(name), r->fd) < 0)
                    return fail(name, strerror(errno));
                continue;
            }
            fd = r->kind == LESS ? open(name, O_RDONLY)
               : open(name, O_WRONLY | O_CREAT | (r->kind == APPEND ? O_APPEND : O_TRUNC), 0666);
            if (fd < 0) {
                dprintf(2, "%s: %d: %s %s: %s\n", shell_name, at, r->kind == LESS ? "cannot open" : "cannot create", name,
                        errno == ENOENT ? r->kind == LESS ? "No such file" : "Directory nonexistent" : strerror(errno));
                return 0;
            }
        }
        if (fd != r->fd) {
            dup2(fd, r->fd);
            close(fd);
        }
    }
    return 1;
}

/* Puts the descriptors that redirections are about aside, for a command that runs in the shell itself. */
static void put_aside(struct redirect *r, int saved[10])
{
    for (int i = 0; i < 10; i++)
        saved[i] = -2;
    for (; r; r = r->next)
        if (r->fd < 10 && saved[r->fd] == -2)
            saved[r->fd] = fcntl(r->fd, F_DUPFD_CLOEXEC, 10);
}

static void put_back(int saved[10])
{
    for (int i = 0; i < 10; i++)
        if (saved[i] >= 0) {
            dup2(saved[i], i);
            close(saved[i]);
        } else if (saved[i] == -1) {
            close(i);
        }
}

/* --- jobs: what was started and has not been waited for, the current one first --- */

struct part {
    pid_t pid;
    int status, over;
};

static struct job {
    int number;             /* N as in %N; 0 while it is in front */
    int count;
    struct part *parts;     /* the processes of a pipeline */
    enum { RUNNING, STOPPED, DONE } state;
    int stop;               /* the status that told of the stop */
    int controlled;         /* it is a process group of its own */
    int changed;            /* and nobody has been told yet */
    char *text;
    struct job *next;
} *jobs;

static struct job *new_job(const struct node *n)
{
    struct job *j = get(sizeof *j);
    size_t length = n->text ? n->end - n->text : 0;
    j->text = get(length + 1);
    memcpy(j->text, n->text ? n->text : "", length);
    while (length && strchr(" \t\n;", j->text[length - 1]))
        j->text[--length] = '\0';
    j->controlled = monitor;
    return j;
}

static void forget(struct job *j)
{
    for (struct job **p = &jobs; *p; p = &(*p)->next)
        if (*p == j) {
            *p = j->next;
            return;
        }
}

/* It becomes the current job, with the lowest number that is free. */
static void keep(struct job *j)
{
    forget(j);
    if (!j->number)
        for (int taken = 1; taken;) {
            taken = 0;
            j->number++;
            for (struct job *other = jobs; other; other = other->next)
                taken |= other->number == j->number;
        }
    j->next = jobs;
    jobs = j;
}

/* fork, for a process of a job: 0 in the child. Under job control the job's first process leads its group, and the
   terminal goes to the group in front; without, what runs behind is spared the keyboard. */
static pid_t start(struct job *j, int behind)
{
    static const int signals[] = { SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTOU };
    pid_t pid = fork();
    if (pid < 0) {
        fail("cannot fork", strerror(errno));
        return pid;
    }
    pid_t group = j->count ? j->parts[0].pid : pid ? pid : getpid();
    if (j->controlled)
        setpgid(pid, group);
    if (pid > 0) {
        j->parts = realloc(j->parts, (j->count + 1) * sizeof *j->parts);
        j->parts[j->count++] = (struct part) { .pid = pid };
        return pid;
    }
    if (j->controlled && !behind)
        tcsetpgrp(terminal, group);
    for (size_t i = 0; interactive && i < sizeof signals / sizeof signals[0]; i++)
        signal(signals[i], SIG_DFL);
    if (behind && !j->controlled) {
        signal(SIGINT, SIG_IGN);
        signal(SIGQUIT, SIG_IGN);
        if (j->count == 0) {
            int null = open("/dev/null", O_RDONLY);
            dup2(null, 0);
            close(null);
        }
    }
    monitor = interactive = 0;
    jobs = NULL;
    return 0;
}

static void note(struct job *j, struct part *p, int s)
{
    if (WIFSTOPPED(s)) {
        j->state = STOPPED;
        j->stop = s;
        j->changed = 1;
    } else if (WIFCONTINUED(s)) {
        j->state = RUNNING;
    } else {
        p->status = s;
        p->over = 1;
        int all = 1;
        for (int i = 0; i < j->count; i++)
            all &= j->parts[i].over;
        if (all) {
            j->state = DONE;
            j->changed = 1;
        }
    }
}

/* Looks, without waiting, what has become of the jobs behind. */
static void look(void)
{
    for (struct job *j = jobs; j; j = j->next)
        for (int i = 0; i < j->count; i++) {
            struct part *p = &j->parts[i];
            int s;
            if (!p->over && waitpid(p->pid, &s, WNOHANG | WUNTRACED | WCONTINUED) == p->pid)
                note(j, p, s);
        }
}

static int status_of(int s)
{
    return WIFEXITED(s) ? WEXITSTATUS(s) : 128 + (WIFSTOPPED(s) ? WSTOPSIG(s) : WTERMSIG(s));
}

static void describe(int s, struct text *t)
{
    char number[16];
    if (WIFEXITED(s)) {
        snprintf(number, sizeof number, WEXITSTATUS(s) ? "Done(%d)" : "Done", WEXITSTATUS(s));
        add_string(t, number);
    } else {
        add_string(t, strsignal(WIFSTOPPED(s) ? WSTOPSIG(s) : WTERMSIG(s)));
        if (WIFSIGNALED(s) && WCOREDUMP(s))
            add_string(t, " (core dumped)");
    }
}

/* jobs: a line for each. What has ended is told once. */
static void tell(int fd, int only_changed, char option)
{
    look();
    struct job *following;
    for (struct job *j = jobs; j; j = following) {
        struct text t = { 0 };
        following = j->next;
        if (only_changed && !j->changed)
            continue;
        j->changed = 0;
        if (option == 'p') {
            dprintf(fd, "%d\n", (int)j->parts[0].pid);
        } else {
            if (j->state == RUNNING)
                add_string(&t, "Running");
            else
                describe(j->state == STOPPED ? j->stop : j->parts[j->count - 1].status, &t);
            char pid[16] = "";
            if (option == 'l')
                snprintf(pid, sizeof pid, "%d ", (int)j->parts[0].pid);
            int rest = 27 - (int)strlen(pid);
            char mark = j == jobs ? '+' : j == jobs->next ? '-' : ' ';
            dprintf(fd, "[%d] %c %s%-*s %s\n", j->number, mark, pid, rest - 1, t.s, j->text);
        }
        if (j->state == DONE)
            forget(j);
    }
}

/* The status of a process that was waited for. A signal that ended it is told, as shells do. */
static int tell_signal(int s)
{
    if (WIFSIGNALED(s) && WTERMSIG(s) != SIGINT && WTERMSIG(s) != SIGPIPE) {
        struct text t = { 0 };
        describe(s, &t);
        dprintf(2, "%s\n", t.s);
    }
    return status_of(s);
}

/* Waits for a job in front, until it is done or stops; gives its status. */
static int wait_for(struct job *j)
{
    int s, result = 127;
    j->state = RUNNING;
    for (int i = 0; i < j->count && j->state != STOPPED;) {
        struct part *p = &j->parts[i];
        if (p->over) {
            result = tell_signal(p->status);
            i++;
        } else if (waitpid(p->pid, &s, monitor ? WUNTRACED : 0) == p->pid) {
            note(j, p, s);
        } else if (errno == EINTR) {
            continue;
        } else {
            p->over = 1;
            p->status = 127 << 8;
        }
    }
    if (j->controlled)
        tcsetpgrp(terminal, getpgrp());
    if (j->state == STOPPED) {
        keep(j);
        return status_of(j->stop);
    }
    forget(j);
    if (interactive && result == 128 + SIGINT)
        dprintf(2, "\n");
    return result;
}

/* The job that `%1`, `%%`, `%-` or the number of a process names; without a name the current one. */
static struct job *job_of(const char *command, const char *name)
{
    if (!name || strcmp(name, "%") == 0 || strcmp(name, "%%") == 0 || strcmp(name, "%+") == 0) {
        if (!jobs)
            dprintf(2, "%s: %d: %s: No current job\n", shell_name, at, command);
        return jobs;
    }
    if (strcmp(name, "%-") == 0 && jobs && jobs->next)
        return jobs->next;
    for (struct job *j = jobs; j; j = j->next) {
        int named = isdigit((unsigned char)name[1]) ? j->number == atoi(name + 1)
                  : name[1] == '?' ? strstr(j->text, name + 2) != NULL
                  : strncmp(j->text, name + 1, strlen(name + 1)) == 0;
        if (*name == '%' && named)
            return j;
        for (int i = 0; i < j->count && *name != '%'; i++)
            if (j->parts[i].pid == atoi(name))
                return j;
    }
    if (*name == '%')
        dprintf(2, "%s: %d: %s: No such job: %s\n", shell_name, at, command, name);
    return NULL;
}

/* wait [PID | %JOB]... A trapped signal ends it. */
static int builtin_wait(char **w, int n)
{
    int result = 0, s;
    for (int i = 1; i < n; i++) {
        struct job *j = job_of("wait", w[i]);
        result = j ? 0 : 127;
        for (int k = 0; j && k < j->count; k++) {
            struct part *p = &j->parts[k];
            if (!p->over && waitpid(p->pid, &s, 0) < 0)
                return errno == EINTR ? 128 + SIGTERM : 127;
            if (!p->over)
                note(j, p, s);
            result = tell_signal(p->status);
            if (*w[i] != '%' && p->pid == atoi(w[i]))
                break;
        }
        if (j && j->state == DONE)
            forget(j);
    }
    if (n > 1)
        return result;
    for (pid_t pid; (pid = wait(&s)) > 0;)
        for (struct job *j = jobs; j; j = j->next)
            for (int k = 0; k < j->count; k++)
                if (j->parts[k].pid == pid)
                    note(j, &j->parts[k], s);
    if (!interactive && errno != EINTR)
        jobs = NULL;
    return result;
}

/* fg, bg [%JOB] */
static int builtin_continue(char **w, int n)
{
    int front = *w[0] == 'f';
    struct job *j = job_of(w[0], n > 1 ? w[1] : NULL);
    if (!j)
        return 2;
    if (!j->controlled) {
        dprintf(2, "%s: %d: %s: job %s not created under job control\n", shell_name, at, w[0], n > 1 ? w[1] : "%%");
        return 2;
    }
    if (!front) {
        keep(j);
        dprintf(1, "[%d] ", j->number);
    }
    dprintf(1, "%s\n", j->text);
    if (j->state == STOPPED)
        j->state = RUNNING;
    j->changed = 0;
    if (front)
        tcsetpgrp(terminal, j->parts[0].pid);
    kill(-j->parts[0].pid, SIGCONT);
    return front ? wait_for(j) : 0;
}

/* set -m: the terminal is the shell's to give. */
static void control_jobs(void)
{
    terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0 || tcgetpgrp(terminal) < 0) {
        dprintf(2, "%s: %d: can't access tty; job control turned off\n", shell_name, at);
        return;
    }
    int high = fcntl(terminal, F_DUPFD_CLOEXEC, 10);
    close(terminal);
    terminal = high;
    while (tcgetpgrp(terminal) != getpgrp())
        kill(0, SIGTTIN);
    signal(SIGTSTP, SIG_IGN);
    signal(SIGTTOU, SIG_IGN);
    setpgid(0, 0);
    tcsetpgrp(terminal, getpgrp());
    monitor = 1;
}

/* test, [: as POSIX says by the number of arguments, with -a, -o and ( ) for more of them. */
static struct {
    const char *name;
    char **w;
    int left, wrong;
} asked;

static int refuse(const char *what, const char *about)
{
    if (!asked.wrong)
        dprintf(2, about ? "%s: %d: %s: %s%s\n" : "%s: %d: %s: %s\n", shell_name, at, asked.name, what, about);
    asked.wrong = 1;
    return 0;
}

static int is_unary(const char *s)
{
    return s[0] == '-' && s[1] && !s[2] && (strchr("znt", s[1]) || strchr(file_tests, s[1]));
}

static int unary(const char *op, const char *a)
{
    switch (op[1]) {
    case 'z': return !*a;
    case 'n': return *a != 0;
    case 't': return isatty(atoi(a));
    }
    return file_test(op[1], a);
}

static const char *const comparisons[] = {
    "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef", NULL
};

static int comparison(const char *s)
{
    for (int i = 0; comparisons[i]; i++)
        if (i != 1 && strcmp(s, comparisons[i]) == 0)
            return i;
    return -1;
}

static long number_of(const char *s)
{
    char *end;
    long n = strtol(s, &end, 10);
    while (isspace((unsigned char)*end))
        end++;
    if (end == s || *end)
        refuse("Illegal number: ", s);
    return n;
}

static int compared(const char *a, int op, const char *b)
{
    if (op < 5) {
        int d = strcmp(a, b);
        return op == 3 ? d < 0 : op == 4 ? d > 0 : (d == 0) == (op < 2);
    }
    if (op < 11) {
        long x = number_of(a), y = number_of(b);
        int values[] = { x == y, x != y, x < y, x <= y, x > y, x >= y };
        return values[op - 5];
    }
    return op == 13 ? file_same(a, b) : op == 11 ? file_newer(a, b) : file_newer(b, a);
}

static int either(void);

static char *next_word(void)
{
    asked.left--;
    return *asked.w++;
}

static int primary(void)
{
    if (asked.left == 0)
        return refuse("argument expected", NULL);
    if (asked.left >= 3 && comparison(asked.w[1]) >= 0) {
        char *a = next_word();
        int op = comparison(next_word());
        return compared(a, op, next_word());
    }
    char *s = next_word();
    if (strcmp(s, "!") == 0 && asked.left > 0)
        return !primary();
    if (strcmp(s, "(") == 0 && asked.left > 0) {
        int v = either();
        if (asked.left == 0 || strcmp(*asked.w, ")") != 0)
            return refuse("closing paren expected", NULL);
        next_word();
        return v;
    }
    if (is_unary(s) && asked.left > 0)
        return unary(s, next_word());
    return *s != 0;
}

static int both(void)
{
    int v = primary();
    while (asked.left > 0 && strcmp(*asked.w, "-a") == 0) {
        next_word();
        v &= primary();
    }
    return v;
}

static int either(void)
{
    int v = both();
    while (asked.left > 0 && strcmp(*asked.w, "-o") == 0) {
        next_word();
        v |= both();
    }
    return v;
}

static int test(const char *name, char **w, int n)
{
    memset(&asked, 0, sizeof asked);
    asked.name = name;
    if (n == 0)
        return 1;
    if (n == 1)
        return !*w[0];
    if (n <= 4 && strcmp(w[0], "!") == 0 && !(n == 3 && comparison(w[1]) >= 0)) {
        int r = test(name, w + 1, n - 1);
        return r > 1 ? r : !r;
    }
    asked.w = w;
    asked.left = n;
    int v = n == 3 && comparison(w[1]) >= 0 ? (asked.left = 0, compared(w[0], comparison(w[1]), w[2])) : either();
    if (asked.left > 0 && !asked.wrong) {
        dprintf(2, "%s: %d: %s: %s: unexpected operator\n", shell_name, at, name, asked.w[-1]);
        return 2;
    }
    return asked.wrong ? 2 : !v;
}

static const char *const signal_names[] = { "0", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
    "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU",
    "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS", NULL };

static int signal_number(const char *s)
{
    if (isdigit((unsigned char)*s))
        return atoi(s);
    if (strncmp(s, "SIG", 3) == 0)
        s += 3;
    for (int i = 0; signal_names[i]; i++)
        if (strcmp(signal_names[i], s) == 0)
            return i;
    return -1;
}

static int builtin_kill(char **w, int n)
{
    int number = SIGTERM, result = 0, i = 1;
    if (n > 2 && strcmp(w[1], "-l") == 0) {
        int wanted = atoi(w[2]);
        for (const char *const *p = signal_names + 1; *p; p++)
            if (p - signal_names == (wanted > 128 ? wanted - 128 : wanted)) {
                dprintf(1, "%s\n", *p);
                return 0;
            }
        dprintf(2, "%s: %d: kill: Illegal number: %s\n", shell_name, at, w[2]);
        return 2;
    }
    if (n > 2 && strcmp(w[1], "-s") == 0) {
        number = signal_number(w[2]);
        i = 3;
    } else if (n > 1 && w[1][0] == '-') {
        number = signal_number(w[1] + 1);
        i = 2;
    }
    for (; i < n; i++) {
        struct job *j = *w[i] == '%' ? job_of("kill", w[i]) : NULL;
        int failed = *w[i] == '%' && !j;
        if (failed)
            return 2;
        if (!j)
            failed = kill(atoi(w[i]), number) < 0;
        else if (j->controlled)
            failed = kill(-j->parts[0].pid, number) < 0;
        for (int k = 0; j && !j->controlled && k < j->count; k++)
            failed |= kill(j->parts[k].pid, number) < 0;
        if (failed) {
            dprintf(2, "%s: %d: kill: %s\n", shell_name, at, strerror(errno));
            result = 1;
        }
    }
    return result;
}

static int builtin_read(char **w, int n)
{
    struct text line = { 0 };
    char c;
    int got = 0;
    while (read(0, &c, 1) == 1 && (got = 1) && c != '\n')
        add(&line, c);
    char *p = line.s ? line.s : "";
    for (int i = 1; i < n; i++) {
        p += strspn(p, " \t");
        size_t k = i == n - 1 ? strlen(p) : strcspn(p, " \t");
        char *value = strndup(p, k);
        set(w[i], value);
        p += k;
    }
    return !got;
}

/* trap 'commands' SIGNAL...: what is to be done when it comes; '' nothing at all, - what was usual. The commands run
   between two commands of the shell, not inside the handler. EXIT is the shell's own end. */
static char *traps[65];
static volatile sig_atomic_t arrived[65];

static void on_signal(int number)
{
    arrived[number] = 1;
}

static int builtin_trap(char **w, int n)
{
    for (int i = 2; i < n; i++) {
        int number = strcmp(w[i], "EXIT") == 0 ? 0 : signal_number(w[i]);
        if (number < 0 || number > 64) {
            dprintf(2, "%s: %d: trap: %s: bad trap\n", shell_name, at, w[i]);
            return 1;
        }
        int usual = strcmp(w[1], "-") == 0;
        traps[number] = usual ? NULL : strdup(w[1]);
        if (number)
            signal(number, usual ? SIG_DFL : *w[1] ? on_signal : SIG_IGN);
    }
    return 0;
}

static void run_trap(int number)
{
    int before = status;
    const char *rest = in;
    struct node *tree = parse_text(traps[number]);
    in = rest;
    run(tree, 0);
    status = before;
}

static void run_traps(void)
{
    for (int i = 1; i < 65; i++)
        if (arrived[i]) {
            arrived[i] = 0;
            if (traps[i])
                run_trap(i);
        }
}

/* The shell's own end; a child of it has no trap of its own. */
static int ends_with_trap(void)
{
    return traps[0] && getpid() == shell_pid;
}

static void leave(int code)
{
    if (ends_with_trap()) {
        status = code;
        run_trap(0);
    }
    exit(code);
}

/* ulimit [-HS] [-cfnsuvt] [LIMIT] */
static int builtin_ulimit(char **w, int n)
{
    static const struct { char letter; int resource, unit; } kinds[] = {
        { 'f', RLIMIT_FSIZE, 512 }, { 'c', RLIMIT_CORE, 512 }, { 'n', RLIMIT_NOFILE, 1 }, { 's', RLIMIT_STACK, 1024 },
        { 'u', RLIMIT_NPROC, 1 }, { 'v', RLIMIT_AS, 1024 }, { 't', RLIMIT_CPU, 1 }, { 'd', RLIMIT_DATA, 1024 },
    };
    size_t kind = 0;
    int hard = 0, i = 1;
    for (; i < n && w[i][0] == '-'; i++)
        for (const char *p = w[i] + 1; *p; p++) {
            hard |= *p == 'H';
            for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
                if (kinds[k].letter == *p)
                    kind = k;
        }
    struct rlimit limit;
    getrlimit(kinds[kind].resource, &limit);
    rlim_t *one = hard ? &limit.rlim_max : &limit.rlim_cur;
    if (i == n) {
        if (*one == RLIM_INFINITY)
            dprintf(1, "unlimited\n");
        else
            dprintf(1, "%llu\n", (unsigned long long)*one / kinds[kind].unit);
        return 0;
    }
    *one = strcmp(w[i], "unlimited") == 0 ? RLIM_INFINITY : strtoull(w[i], NULL, 10) * kinds[kind].unit;
    if (!hard && limit.rlim_max < *one)
        *one = limit.rlim_max;
    if (setrlimit(kinds[kind].resource, &limit) < 0) {
        dprintf(2, "%s: %d: ulimit: error setting limit (%s)\n", shell_name, at, strerror(errno));
        return 2;
    }
    return 0;
}

static char *read_all(int fd);
static int is_builtin(const char *name);
static struct function *function_of(const char *name);

/* Where PATH leads for a name. */
static int find_program(const char *name, char *path, size_t room)
{
    const char *p = strchr(name, '/') ? "" : value_of("PATH");
    for (; p; p = strchr(p, ':') ? strchr(p, ':') + 1 : NULL) {
        int n = strcspn(p, ":");
        snprintf(path, room, n ? "%.*s/%s" : "%.*s%s", n, p, name);
        if (access(path, X_OK) == 0)
            return 1;
    }
    return 0;
}

/* What a function hides with `local` and finds again at its end. */
static struct hidden {
    char *name, *value;
    struct hidden *next;
} *hidden;

static void hide(const char *name)
{
    struct hidden *h = get(sizeof *h);
    h->name = strdup(name);
    h->value = value_of(name) ? strdup(value_of(name)) : NULL;
    h->next = hidden;
    hidden = h;
}

static int builtin_type(char **w, int n)
{
    static const char *const keywords[] = { "if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until",
                                            "for", "{", "}", "!", "in", NULL };
    int result = 0;
    for (int i = 1; i < n; i++) {
        char path[4096];
        int keyword = 0;
        for (int k = 0; keywords[k]; k++)
            keyword |= strcmp(w[i], keywords[k]) == 0;
        if (keyword)
            dprintf(1, "%s is a shell keyword\n", w[i]);
        else if (function_of(w[i]))
            dprintf(1, "%s is a shell function\n", w[i]);
        else if (is_builtin(w[i]))
            dprintf(1, "%s is a shell builtin\n", w[i]);
        else if (find_program(w[i], path, sizeof path))
            dprintf(1, "%s is %s\n", w[i], path);
        else {
            dprintf(1, "%s: not found\n", w[i]);
            result = 127;
        }
    }
    return result;
}

/* How many letters of a word getopts has had. */
static int getopts_inside;

/* getopts LETTERS NAME [WORD...]: the next option into NAME, what belongs to it into OPTARG; OPTIND is the word after. */
static int builtin_getopts(char **w, int n)
{
    char number[24], found[2] = "?";
    if (n < 3) {
        dprintf(2, "%s: %d: getopts: Usage: getopts optstring var [arg]\n", shell_name, at);
        return 2;
    }
    char **words = n > 3 ? w + 3 : parameters;
    int count = n > 3 ? n - 3 : parameter_count, i = value_of("OPTIND") ? atoi(value_of("OPTIND")) : 1, result = 0;
    const char *letters = w[1], *word = i >= 1 && i <= count ? words[i - 1] : NULL;
    int quiet = *letters == ':';
    if (getopts_inside == 0 && (!word || word[0] != '-' || !word[1] || strcmp(word, "--") == 0)) {
        i += word && strcmp(word, "--") == 0;
        result = 1;
    } else {
        char c = word[1 + getopts_inside++];
        const char *known = c != ':' ? strchr(letters, c) : NULL;
        int last = !word[1 + getopts_inside];
        unset("OPTARG");
        if (!known) {
            char text[2] = { c };
            if (quiet)
                set("OPTARG", text);
            else
                dprintf(2, "%s: %d: Illegal option -%c\n", shell_name, at, c);
        } else if (known[1] == ':') {
            if (!last) {
                set("OPTARG", word + 1 + getopts_inside);
                found[0] = c;
            } else if (i < count) {
                set("OPTARG", words[i++]);
                found[0] = c;
            } else {
                char text[2] = { c };
                found[0] = quiet ? ':' : '?';
                if (quiet)
                    set("OPTARG", text);
                else
                    dprintf(2, "%s: %d: No arg for -%c option\n", shell_name, at, c);
            }
            last = 1;
        } else {
            set("OPTARG", "");
            found[0] = c;
        }
        if (last) {
            i++;
            getopts_inside = 0;
        }
    }
    snprintf(number, sizeof number, "%d", i);
    set("OPTIND", number);
    set(w[2], found);
    return result;
}

/* What the shell must do itself, or does itself because it is quick. -1: not one of these. */
static int builtin(char **w, int n)
{
    if (strcmp(w[0], ":") == 0 || strcmp(w[0], "true") == 0)
        return 0;
    if (strcmp(w[0], "false") == 0)
        return 1;
    if (strcmp(w[0], "cd") == 0) {
        const char *to = n > 1 ? w[1] : value_of("HOME");
        char before[4096] = "", now[4096];
        int back = to && strcmp(to, "-") == 0;
        if (back)
            to = value_of("OLDPWD");
        if (getcwd(before, sizeof before) && (!to || chdir(to) == 0)) {
            set("OLDPWD", before);
            if (getcwd(now, sizeof now)) {
                set("PWD", now);
                if (back)
                    dprintf(1, "%s\n", now);
            }
            return 0;
        }
        dprintf(2, "%s: %d: cd: can't cd to %s\n", shell_name, at, to);
        return 2;
    }
    if (strcmp(w[0], "exit") == 0) {
        static int warned;
        for (struct job *j = jobs; interactive && j && !warned; j = j->next)
            if (j->state == STOPPED) {
                dprintf(2, "You have stopped jobs.\n");
                warned = 1;
                return 0;
            }
        leave(n > 1 ? atoi(w[1]) & 255 : status);
    }
    if (strcmp(w[0], "wait") == 0)
        return builtin_wait(w, n);
    if (strcmp(w[0], "fg") == 0 || strcmp(w[0], "bg") == 0)
        return builtin_continue(w, n);
    if (strcmp(w[0], "kill") == 0)
        return builtin_kill(w, n);
    if (strcmp(w[0], "read") == 0)
        return builtin_read(w, n);
    if (strcmp(w[0], "export") == 0) {
        for (int i = 1; i < n; i++) {
            char *equals = strchr(w[i], '='), *value = equals ? equals + 1 : NULL;
            if (equals)
                *equals = '\0';
            else
                value = value_of(w[i]);
            if (value)
                setenv(w[i], value, 1);
        }
        return 0;
    }
    if (strcmp(w[0], "unset") == 0) {
        for (int i = 1; i < n; i++)
            unset(w[i]);
        return 0;
    }
    if (strcmp(w[0], "break") == 0 || strcmp(w[0], "continue") == 0) {
        leaving = n > 1 ? atoi(w[1]) : 1;
        if (*w[0] == 'c')
            leaving = -leaving;
        return 0;
    }
    if (strcmp(w[0], "set") == 0) {
        int first = 1;
        for (; first < n && strchr("-+", w[first][0]) && strcmp(w[first], "--") != 0; first++)
            for (char *p = w[first] + 1; *p; p++) {
                int on = w[first][0] == '-';
                if (*p == 'e')
                    ends_at_failure = on;
                else if (*p == 'u')
                    needs_values = on;
                else if (*p == 'x')
                    tells_commands = on;
                else if (*p == 'm' && !on)
                    monitor = 0;
                else if (*p == 'm' && !monitor)
                    control_jobs();
            }
        if (first < n && strcmp(w[first], "--") == 0)
            first++;
        else if (first == n)
            first = 0;
        if (first) {
            parameters = get((n + 1) * sizeof *parameters);
            parameter_count = n - first;
            for (int i = first; i < n; i++)
                parameters[i - first] = strdup(w[i]);
            set("OPTIND", "1");
            getopts_inside = 0;
        }
        return 0;
    }
    if (strcmp(w[0], "return") == 0) {
        returning = 1;
        return n > 1 ? atoi(w[1]) & 255 : status;
    }
    if (strcmp(w[0], "trap") == 0)
        return builtin_trap(w, n);
    if (strcmp(w[0], "ulimit") == 0)
        return builtin_ulimit(w, n);
    if (strcmp(w[0], "eval") == 0 || strcmp(w[0], ".") == 0) {
        struct text t = { 0 };
        int file = *w[0] == '.' && n > 1 ? open(w[1], O_RDONLY | O_CLOEXEC) : -1;
        if (*w[0] == '.' && file < 0) {
            dprintf(2, "%s: %d: .: cannot open %s: No such file\n", shell_name, at, n > 1 ? w[1] : "");
            exit(2);
        }
        for (int i = 1; file < 0 && i < n; i++) {
            add_string(&t, w[i]);
            add(&t, ' ');
        }
        const char *rest = in;
        struct node *tree = parse_text(file < 0 ? t.s ? t.s : "" : read_all(file));
        in = rest;
        return run(tree, 0);
    }
    if (strcmp(w[0], "jobs") == 0) {
        tell(1, 0, n > 1 && w[1][0] == '-' ? w[1][1] : 0);
        return 0;
    }
    if (strcmp(w[0], "local") == 0 || strcmp(w[0], "readonly") == 0) {
        for (int i = 1; i < n; i++) {
            char *equals = strchr(w[i], '=');
            if (equals)
                *equals = '\0';
            if (*w[0] == 'l')
                hide(w[i]);
            if (equals)
                set(w[i], equals + 1);
        }
        return 0;
    }
    if (strcmp(w[0], "command") == 0 && n > 2 && strcmp(w[1], "-v") == 0) {
        char path[4096];
        if (is_builtin(w[2]) || function_of(w[2])) {
            dprintf(1, "%s\n", w[2]);
            return 0;
        }
        return find_program(w[2], path, sizeof path) ? (dprintf(1, "%s\n", path), 0) : 127;
    }
    if (strcmp(w[0], "times") == 0) {
        struct rusage mine, theirs;
        getrusage(RUSAGE_SELF, &mine);
        getrusage(RUSAGE_CHILDREN, &theirs);
        struct rusage *both[] = { &mine, &theirs };
        for (int i = 0; i < 2; i++)
            dprintf(1, "%ldm%ld.%06lds %ldm%ld.%06lds\n", both[i]->ru_utime.tv_sec / 60, both[i]->ru_utime.tv_sec % 60,
                    both[i]->ru_utime.tv_usec, both[i]->ru_stime.tv_sec / 60, both[i]->ru_stime.tv_sec % 60,
                    both[i]->ru_stime.tv_usec);
        return 0;
    }
    if (strcmp(w[0], "hash") == 0)
        return 0;
    if (strcmp(w[0], "shift") == 0) {
        if (parameter_count) {
            parameters++;
            parameter_count--;
        }
        return 0;
    }
    if (strcmp(w[0], "umask") == 0) {
        if (n > 1) {
            umask(strtol(w[1], NULL, 8));
        } else {
            mode_t m = umask(0);
            umask(m);
            dprintf(1, "%04o\n", m);
        }
        return 0;
    }
    if (strcmp(w[0], "echo") == 0) {
        struct text t = { 0 };
        int newline = !(n > 1 && strcmp(w[1], "-n") == 0);
        for (int i = newline ? 1 : 2; i < n; i++) {
            for (const char *p = w[i]; *p; p++) {
                const char *known = "\\abfnrtv", *meant = "\\\a\b\f\n\r\t\v", *k;
                if (*p == '\\' && p[1] == 'c')
                    return write(1, t.s ? t.s : "", t.n) < 0;
                if (*p == '\\' && p[1] == '0') {
                    int code = 0;
                    for (int digits = 0; digits < 3 && p[2] >= '0' && p[2] <= '7'; digits++, p++)
                        code = code * 8 + p[2] - '0';
                    add(&t, code);
                    p++;
                } else if (*p == '\\' && p[1] && (k = strchr(known, p[1]))) {
                    add(&t, meant[k - known]);
                    p++;
                } else {
                    add(&t, *p);
                }
            }
            if (i < n - 1)
                add(&t, ' ');
        }
        if (newline)
            add(&t, '\n');
        return t.n > 0 && write(1, t.s, t.n) < 0;
    }
    if (strcmp(w[0], "test") == 0)
        return test(w[0], w + 1, n - 1);
    if (strcmp(w[0], "[") == 0) {
        if (strcmp(w[n - 1], "]") != 0) {
            dprintf(2, "%s: %d: [: missing ]\n", shell_name, at);
            return 2;
        }
        return test(w[0], w + 1, n - 2);
    }
    if (strcmp(w[0], "type") == 0)
        return builtin_type(w, n);
    if (strcmp(w[0], "getopts") == 0)
        return builtin_getopts(w, n);
    if (strcmp(w[0], "pwd") == 0) {
        char path[4096];
        if (getcwd(path, sizeof path))
            dprintf(1, "%s\n", path);
        return 0;
    }
    return -1;
}

static int is_builtin(const char *name)
{
    static const char *const names[] = { ":", "true", "false", "cd", "exit", "wait", "kill", "read", "export", "unset",
                                         "set", "shift", "umask", "break", "continue", "echo", "test", "[", "pwd", "exec",
                                         "return", "trap", "ulimit", "eval", ".", "jobs", "fg", "bg", "local", "readonly",
                                         "command", "times", "hash", "type", "getopts" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return 1;
    return 0;
}

/* NAME=value before a command, or alone. */
static int is_assignment(const char *w)
{
    const char *p = w;
    while (isalnum((unsigned char)*p) || *p == '_')
        p++;
    return p > w && *p == '=' && !isdigit((unsigned char)*w);
}

static void assign(const char *w, int exported)
{
    char *name = strdup(w), *equals = strchr(name, '=');
    *equals = '\0';
    char *value = expand_one(equals + 1);
    if (exported)
        setenv(name, value, 1);
    else
        set(name, value);
}

/* The end of the road: this process becomes the command. */
static void become(char **w)
{
    execvp(w[0], w);
    int error = errno;
    dprintf(2, "%s: %d: %s: %s\n", shell_name, at, w[0], error == ENOENT ? "not found" : strerror(error));
    exit(error == ENOENT ? 127 : 126);
}

/* --- functions --- */

static struct function {
    char *name;
    struct node *body;
    struct function *next;
} *functions;

static struct function *function_of(const char *name)
{
    struct function *f = functions;
    while (f && strcmp(f->name, name) != 0)
        f = f->next;
    return f;
}

/* Runs a function with its own $1, $2 ... */
static int run_function(struct function *f, char **w, int n)
{
    char **outer = parameters;
    int outer_count = parameter_count;
    struct hidden *outer_hidden = hidden;
    parameters = w + 1;
    parameter_count = n - 1;
    int result = run(f->body, 0);
    for (; hidden != outer_hidden; hidden = hidden->next)
        if (hidden->value)
            set(hidden->name, hidden->value);
        else
            unset(hidden->name);
    parameters = outer;
    parameter_count = outer_count;
    returning = 0;
    return result;
}

/* A command of words. `last`: nothing comes after it, so that no child is needed. */
static int run_simple(struct node *n, int last)
{
    struct fields f = { 0 };
    int first = 0;
    at = n->line;
    while (first < n->count && is_assignment(n->words[first]))
        first++;
    for (int i = first; i < n->count; i++)
        expand(n->words[i], &f, 1);
    if (f.n == 0) {
        for (int i = 0; i < first; i++)
            assign(n->words[i], 0);
        int saved[10];
        put_aside(n->redirects, saved);
        int done = redirect(n->redirects);
        put_back(saved);
        return done ? 0 : 2;
    }
    if (tells_commands) {
        struct text t = { 0 };
        for (int i = 0; i < f.n; i++) {
            add(&t, ' ');
            add_string(&t, f.s[i]);
        }
        dprintf(2, "+%s\n", t.s);
    }
    if (strcmp(f.s[0], "exec") == 0) {
        if (!redirect(n->redirects))
            exit(2);
        if (f.n > 1)
            become(f.s + 1);
        return 0;
    }
    int plain = strcmp(f.s[0], "command") == 0 && f.n > 1 && f.s[1][0] != '-';
    if (plain)
        f.n--, f.s++;
    struct function *function = plain ? NULL : function_of(f.s[0]);
    if (function || is_builtin(f.s[0])) {
        /* A builtin's redirections must not stay: the descriptors are put aside, and back. */
        int saved[10];
        put_aside(n->redirects, saved);
        int result = !redirect(n->redirects) ? 2 : function ? run_function(function, f.s, f.n) : builtin(f.s, f.n);
        put_back(saved);
        return result;
    }
    struct job *j = last && !ends_with_trap() ? NULL : new_job(n);
    pid_t pid = j ? start(j, 0) : 0;
    if (pid < 0)
        return 2;
    if (pid == 0) {
        for (int i = 0; i < first; i++)
            assign(n->words[i], 1);
        if (!redirect(n->redirects))
            exit(2);
        become(f.s);
    }
    return wait_for(j);
}

/* All commands of a pipeline at once, each a child; the status is that of the last one. */
static int run_pipeline(struct node *n, int behind)
{
    struct job *j = new_job(n);
    int input = 0;
    for (;;) {
        int ends[2] = { -1, -1 }, more = n->kind == PIPELINE;
        struct node *command = more ? n->a : n;
        if (more && pipe(ends) < 0)
            return fail("pipe", strerror(errno)), 2;
        pid_t pid = start(j, behind);
        if (pid == 0) {
            if (input) {
                dup2(input, 0);
                close(input);
            }
            if (more) {
                close(ends[0]);
                dup2(ends[1], 1);
                close(ends[1]);
            }
            exit(run(command, 1));
        }
        if (behind)
            last_started = pid;
        if (input)
            close(input);
        if (pid < 0)
            return 2;
        if (!more)
            break;
        close(ends[1]);
        input = ends[0];
        n = n->b;
    }
    if (!behind)
        return wait_for(j);
    keep(j);
    return 0;
}

/* After a round of a loop: is it to be left? */
static int leaves(void)
{
    if (returning)
        return 1;
    if (leaving > 0) {
        leaving--;
        return 1;
    }
    if (leaving < 0)
        return ++leaving < 0;
    return 0;
}

static int run_for(struct node *n)
{
    struct fields f = { 0 };
    int result = 0;
    for (int i = 1; i < n->count; i++)
        expand(n->words[i], &f, 1);
    for (int i = 0; i < f.n; i++) {
        set(n->words[0], f.s[i]);
        result = run(n->a, 0);
        if (leaves())
            break;
    }
    return result;
}

/* A command whose failure is an answer. */
static int condition(struct node *n)
{
    tested++;
    run(n, 0);
    tested--;
    return status;
}

static int run_while(struct node *n)
{
    int result = 0;
    while ((condition(n->a) == 0) == (n->kind == WHILE)) {
        result = run(n->b, 0);
        if (leaves())
            break;
    }
    return result;
}

static int run_case(struct node *n, int last)
{
    char *subject = expand_one(n->words[0]);
    for (struct node *branch = n->b; branch; branch = branch->b)
        for (int i = 0; i < branch->count; i++)
            if (fnmatch(expand_pattern(branch->words[i]), subject, 0) == 0)
                return branch->a ? run(branch->a, last) : 0;
    return 0;
}

/* Runs a tree; gives its status, which is $? from then on. */
static int run(struct node *n, int last)
{
    if (!n)
        return status = 0;
    if (n->redirects && n->kind != SIMPLE) {
        struct node bare = *n;
        int saved[10];
        bare.redirects = NULL;
        put_aside(n->redirects, saved);
        status = redirect(n->redirects) ? run(&bare, 0) : 2;
        put_back(saved);
        return status;
    }
    switch (n->kind) {
    case SIMPLE:
        status = run_simple(n, last);
        break;
    case PIPELINE:
        status = run_pipeline(n, 0);
        break;
    case SEQUENCE:
        run(n->a, 0);
        if (!leaving && !returning)
            run(n->b, last);
        break;
    case AND_THEN:
        if (condition(n->a) == 0 && !leaving && !returning)
            run(n->b, last);
        break;
    case OR_ELSE:
        if (condition(n->a) != 0 && !leaving && !returning)
            run(n->b, last);
        break;
    case NOT:
        status = !condition(n->a);
        break;
    case GROUP:
        run(n->a, last);
        break;
    case BACKGROUND:
        status = run_pipeline(n->a, 1);
        break;
    case SUBSHELL: {
        struct job *j = new_job(n);
        pid_t pid = start(j, 0);
        if (pid == 0)
            exit(run(n->a, 1));
        status = pid < 0 ? 2 : wait_for(j);
        break;
    }
    case IF:
        if (condition(n->a) == 0)
            run(n->b, last);
        else
            run(n->c, last);
        break;
    case WHILE:
    case UNTIL:
        status = run_while(n);
        break;
    case FOR:
        status = run_for(n);
        break;
    case CASE:
        status = run_case(n, last);
        break;
    case BRANCH:
        run(n->a, last);
        break;
    case FUNCTION: {
        struct function *f = get(sizeof *f);
        f->name = n->words[0];
        f->body = n->a;
        f->next = functions;
        functions = f;
        status = 0;
        break;
    }
    }
    run_traps();
    if (ends_at_failure && !tested && status && (n->kind == SIMPLE || n->kind == PIPELINE || n->kind == SUBSHELL))
        leave(status);
    return status;
}

static struct node *parse_text(const char *text)
{
    in = text;
    here_pending = NULL;
    wrong = unfinished = 0;
    next();
    struct node *n = parse_list();
    if (!wrong && token != END)
        complain();
    if (wrong && !interactive)
        exit(2);
    return n;
}

static char *read_all(int fd)
{
    struct text t = { 0 };
    char buf[512];
    ssize_t n;
    while ((n = read(fd, buf, sizeof buf)) > 0)
        for (ssize_t i = 0; i < n; i++)
            add(&t, buf[i]);
    return t.s ? t.s : "";
}

static void interrupt(int number)
{
}

/* Somebody types: a command is read, as many lines as it takes, and run. */
static int converse(void)
{
    struct text typed = { 0 };
    char buf[512];
    struct sigaction action = { .sa_handler = interrupt };
    interactive = 1;
    sigaction(SIGINT, &action, NULL);
    signal(SIGQUIT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    control_jobs();
    for (;;) {
        if (!typed.n)
            tell(2, 1, 0);
        const char *prompt = value_of(typed.n ? "PS2" : "PS1");
        dprintf(2, "%s", prompt ? prompt : typed.n ? "> " : "$ ");
        ssize_t n = read(0, buf, sizeof buf);
        if (n < 0 && errno == EINTR) {
            dprintf(2, "\n");
            typed.n = 0;
            continue;
        }
        if (n <= 0)
            break;
        for (ssize_t i = 0; i < n; i++)
            add(&typed, buf[i]);
        if (typed.s[typed.n - 1] != '\n')
            continue;
        /* The tree keeps pointing into the text. */
        char *text = strdup(typed.s);
        int first = line;
        struct node *tree = parse_text(text);
        if (unfinished) {
            line = first;
            continue;
        }
        typed.n = 0;
        if (!wrong && tree)
            run(tree, 0);
        leaving = returning = 0;
    }
    dprintf(2, "\n");
    return status;
}

int main(int argc, char *argv[])
{
    const char *text;
    int first = argc;
    shell_name = argv[0];
    if (argc > 2 && strcmp(argv[1], "-c") == 0) {
        text = argv[2];
        shell_name = argc > 3 ? argv[3] : argv[0];
        first = 4;
    } else if (argc > 1) {
        int fd = open(argv[1], O_RDONLY | O_CLOEXEC);
        if (fd < 0) {
            dprintf(2, "%s: 0: cannot open %s: No such file\n", shell_name, argv[1]);
            return 2;
        }
        shell_name = argv[1];
        text = read_all(fd);
        close(fd);
        first = 2;
    } else if (isatty(0) && isatty(2)) {
        shell_pid = getpid();
        leave(converse());
    } else {
        text = read_all(0);
    }
    if (first < argc) {
        parameters = argv + first;
        parameter_count = argc - first;
    }
    shell_pid = getpid();
    leave(run(parse_text(text), 1));
}
