/* awk -- patterns and actions over the lines of files (awk(1p)): fields, variables, arrays, functions, printf, sub,
   split, getline, output into files and pipes. Names of an array come in the order in which they were made.

   In order: values, the program's text becomes tokens, tokens become a tree, records and fields, the tree is run for
   each line. One file, as all these programs are. */
#include <ctype.h>
#include <math.h>
#include <regex.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static void fail(const char *format, ...)
{
    va_list args;
    fflush(stdout);
    fprintf(stderr, "awk: ");
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(2);
}

/* --- values: strings that a statement makes on its way live until the statement ends --- */

static void **temporary;
static size_t temporaries, temporary_room;

static char *keep(char *s)
{
    if (temporaries == temporary_room)
        temporary = realloc(temporary, (temporary_room = 2 * temporary_room + 32) * sizeof *temporary);
    return temporary[temporaries++] = s;
}

static void release(size_t from)
{
    while (temporaries > from)
        free(temporary[--temporaries]);
}

enum { UNSET, NUMBER, STRING, EITHER }; /* EITHER: a string from outside that looks like a number */

struct value {
    int kind;
    double n;
    char *s;
};

struct element {
    char *key;
    struct value v;
    struct element *next, *later; /* in its chain; in the order of making */
};

struct array {
    struct element *chains[64], *first, *last;
    int count;
};

struct cell {
    char *name;
    struct value v;
    struct array *array;
    struct cell *from; /* a parameter that has no value yet: the caller's variable, which may become an array */
};

static struct value number(double n) { return (struct value){ NUMBER, n, NULL }; }
static struct value string(char *s) { return (struct value){ STRING, 0, s }; }

/* The number that a text begins with: in decimal, as strtod(3) has it, which also knows others. */
static double decimal(const char *s, char **end)
{
    const char *p = s + strspn(s, " \t\n");
    p += *p == '-' || *p == '+';
    if (!isdigit((unsigned char)*p) && (*p != '.' || !isdigit((unsigned char)p[1]))) {
        *end = (char *)s;
        return 0;
    }
    if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X')) {
        *end = (char *)p + 1;
        return 0;
    }
    return strtod(s, end);
}

static struct value from_outside(char *s)
{
    char *end;
    double n = decimal(s, &end);
    int looks = end != s;
    while (isspace((unsigned char)*end))
        end++;
    return (struct value){ looks && !*end ? EITHER : STRING, n, s };
}

static double to_number(struct value v)
{
    char *end;
    return v.kind == NUMBER || v.kind == EITHER ? v.n : v.kind == STRING ? decimal(v.s, &end) : 0;
}

static struct cell *variable(const char *name);
static char *text_of(const char *name);

static char *written(struct value v, const char *format)
{
    char text[400];
    if (v.kind == UNSET)
        return "";
    if (v.kind != NUMBER)
        return v.s;
    if (v.n == floor(v.n) && isfinite(v.n))
        snprintf(text, sizeof text, "%.0f", v.n == 0 ? 0.0 : v.n);
    else
        snprintf(text, sizeof text, text_of(format), v.n);
    return keep(strdup(text));
}

static char *to_string(struct value v) { return written(v, "CONVFMT"); }

static int is_true(struct value v)
{
    return v.kind == STRING ? *v.s != '\0' : to_number(v) != 0;
}

static void set(struct value *to, struct value v)
{
    char *old = to->s;
    *to = v;
    to->s = v.s ? strdup(v.s) : NULL;
    free(old);
}

static struct element *element(struct array *a, const char *key, int make)
{
    unsigned h = 0;
    for (const char *p = key; *p; p++)
        h = h * 31 + (unsigned char)*p;
    struct element **at = &a->chains[h % 64];
    for (; *at; at = &(*at)->next)
        if (!strcmp((*at)->key, key))
            return *at;
    if (!make)
        return NULL;
    struct element *e = calloc(1, sizeof *e);
    e->key = strdup(key);
    *at = e;
    if (a->last)
        a->last->later = e;
    else
        a->first = e;
    a->last = e;
    a->count++;
    return e;
}

static void forget(struct array *a, const char *key)
{
    struct element *e = element(a, key, 0), *before = NULL;
    if (!e)
        return;
    for (int i = 0; i < 64; i++)
        for (struct element **at = &a->chains[i]; *at; at = &(*at)->next)
            if (*at == e) {
                *at = e->next;
                break;
            }
    for (struct element *p = a->first; p != e; p = p->later)
        before = p;
    *(before ? &before->later : &a->first) = e->later;
    if (a->last == e)
        a->last = before;
    a->count--;
    free(e->key);
    free(e->v.s);
    free(e);
}

static void clear(struct array *a)
{
    while (a->first)
        forget(a, a->first->key);
}

static struct cell *globals[400];
static int global_count;

static struct cell *variable(const char *name)
{
    for (int i = 0; i < global_count; i++)
        if (!strcmp(globals[i]->name, name))
            return globals[i];
    if (global_count == 400)
        fail("too many variables");
    struct cell *c = calloc(1, sizeof *c);
    c->name = strdup(name);
    return globals[global_count++] = c;
}

static struct array *array_of(struct cell *c)
{
    if (!c->array)
        c->array = c->from ? array_of(c->from) : calloc(1, sizeof *c->array);
    return c->array;
}

static char *text_of(const char *name) { return to_string(variable(name)->v); }

/* --- tokens --- */

enum token {
    END = 256, NEWLINE, NUM, STR, REGEX, NAME, CALLED, BUILTIN_NAME, AND, OR, APPEND, LE, GE, EQ, NE, NOMATCH, INC, DEC,
    ADD_TO, SUB_TO, MUL_TO, DIV_TO, MOD_TO, POW_TO, BEGIN_WORD, END_WORD, FUNCTION, IF, ELSE, WHILE, FOR, DO, BREAK,
    CONTINUE, NEXT, EXIT, RETURN, DELETE, IN, GETLINE, PRINT, PRINTF,
};

static const struct { const char *word; int token; } words[] = {
    { "BEGIN", BEGIN_WORD }, { "END", END_WORD }, { "function", FUNCTION }, { "func", FUNCTION }, { "if", IF },
    { "else", ELSE }, { "while", WHILE }, { "for", FOR }, { "do", DO }, { "break", BREAK }, { "continue", CONTINUE },
    { "next", NEXT }, { "exit", EXIT }, { "return", RETURN }, { "delete", DELETE }, { "in", IN },
    { "getline", GETLINE }, { "print", PRINT }, { "printf", PRINTF },
};

static const char *const builtins[] = { "length", "index", "substr", "split", "sub", "gsub", "match", "sprintf", "sin",
    "cos", "atan2", "exp", "log", "sqrt", "int", "rand", "srand", "tolower", "toupper", "system", "close", "fflush" };
enum { LENGTH, INDEX, SUBSTR, SPLIT, SUB, GSUB, MATCH, SPRINTF, SIN, COS, ATAN2, EXP, LOG, SQRT, INT, RAND, SRAND,
    TOLOWER, TOUPPER, SYSTEM, CLOSE, FFLUSH, BUILTINS };

static const char *at;
static int token, line = 1, chosen; /* chosen: which built-in */
static double token_number;
static char *token_text;

static void syntax(void)
{
    fail("line %d: syntax error at or near %s", line,
         token == END ? "end of file" : token == NEWLINE ? "end of line" : token < 256 ? (char[]){ token, 0 } : token_text ? token_text : "here");
}

/* A string or pattern up to its end mark, with its escapes. */
static char *quoted(char end)
{
    char *out = malloc(strlen(at) + 1), *p = out;
    while (*at != end) {
        if (!*at || *at == '\n')
            fail("line %d: %s", line, end == '"' ? "runaway string constant" : "runaway regular expression");
        if (*at == '\\' && at[1]) {
            static const char names[] = "nt\\\"/abfrv", values[] = "\n\t\\\"/\a\b\f\r\v";
            const char *found = strchr(names, *++at);
            if (end == '/' && *at != '/') {
                *p++ = '\\';
                *p++ = *at++;
            } else if (*at >= '0' && *at <= '7') {
                int c = 0;
                for (int i = 0; i < 3 && *at >= '0' && *at <= '7'; i++)
                    c = 8 * c + *at++ - '0';
                *p++ = c;
            } else if (found) {
                *p++ = values[found - names];
                at++;
            } else {
                *p++ = '\\';
                *p++ = *at++;
            }
        } else {
            *p++ = *at++;
        }
    }
    at++;
    *p = '\0';
    return out;
}

static int advance(void)
{
    static const struct { char text[3]; int token; } marks[] = {
        { "&&", AND }, { "||", OR }, { ">>", APPEND }, { "<=", LE }, { ">=", GE }, { "==", EQ }, { "!=", NE },
        { "!~", NOMATCH }, { "++", INC }, { "--", DEC }, { "+=", ADD_TO }, { "-=", SUB_TO }, { "*=", MUL_TO },
        { "/=", DIV_TO }, { "%=", MOD_TO }, { "^=", POW_TO }, { "**", '^' },
    };
    for (;;) {
        while (*at == ' ' || *at == '\t' || *at == '\r')
            at++;
        if (*at == '#')
            at += strcspn(at, "\n");
        else if (*at == '\\' && at[1] == '\n')
            at += 2, line++;
        else
            break;
    }
    token_text = NULL;
    if (!*at)
        return token = END;
    if (*at == '\n') {
        at++;
        line++;
        return token = NEWLINE;
    }
    if (isdigit((unsigned char)*at) || (*at == '.' && isdigit((unsigned char)at[1]))) {
        token_number = strtod(at, (char **)&at);
        return token = NUM;
    }
    if (*at == '"') {
        at++;
        token_text = quoted('"');
        return token = STR;
    }
    if (isalpha((unsigned char)*at) || *at == '_') {
        const char *from = at;
        while (isalnum((unsigned char)*at) || *at == '_')
            at++;
        token_text = strndup(from, at - from);
        for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
            if (!strcmp(words[i].word, token_text))
                return token = words[i].token;
        for (chosen = 0; chosen < BUILTINS; chosen++)
            if (!strcmp(builtins[chosen], token_text))
                return token = BUILTIN_NAME;
        return token = *at == '(' ? CALLED : NAME;
    }
    for (unsigned i = 0; i < sizeof marks / sizeof *marks; i++)
        if (!strncmp(at, marks[i].text, 2)) {
            at += 2;
            return token = marks[i].token;
        }
    return token = *at++;
}

static void expect(int wanted)
{
    if (token != wanted)
        syntax();
    advance();
}

static void newlines(void)
{
    while (token == NEWLINE)
        advance();
}

/* --- the tree --- */

enum node_kind {
    CONSTANT = 600, PATTERN, GLOBAL, LOCAL, ELEMENT, FIELD, ASSIGN, BINARY, NOT, NEGATE, PLUS, TERNARY, CONCAT, MATCHES, IN_ARRAY,
    BEFORE, AFTER, CALL, BUILT_IN, READ_LINE, GROUP, BLOCK, SIMPLE, FOR_IN,
};

struct node {
    int kind, op;
    struct value v;
    regex_t *regex;
    struct cell *cell;
    int slot;
    struct function *function;
    struct node *a, *b, *c, *d; /* parts; arguments are a list by `next` from `a` */
    struct node *next;
};

struct function {
    char *name;
    char *parameters[20];
    int count;
    struct node *body;
    struct function *next;
};

struct rule {
    int kind; /* BEGIN_WORD, END_WORD, or 0 */
    struct node *from, *to, *body;
    int inside;
    struct rule *next;
};

static struct function *functions, *inside_of;
static struct rule *rules, **last_rule = &rules;
static int no_greater, no_in; /* `>` is a redirection; `in` belongs to a for */

static struct node *expression(void);
static struct node *statement(void);

static struct node *make(int kind, int op, struct node *a, struct node *b)
{
    struct node *n = calloc(1, sizeof *n);
    n->kind = kind;
    n->op = op;
    n->a = a;
    n->b = b;
    return n;
}

static struct function *function(const char *name)
{
    struct function *f = functions;
    while (f && strcmp(f->name, name))
        f = f->next;
    if (!f) {
        f = calloc(1, sizeof *f);
        f->name = strdup(name);
        f->next = functions;
        functions = f;
    }
    return f;
}

static struct node *named(const char *name)
{
    struct node *n = make(GLOBAL, 0, NULL, NULL);
    for (int i = 0; inside_of && i < inside_of->count; i++)
        if (!strcmp(inside_of->parameters[i], name)) {
            n->kind = LOCAL;
            n->slot = i;
            return n;
        }
    n->cell = variable(name);
    return n;
}

/* Expressions with commas between, up to one that ends them. */
static struct node *list(int end)
{
    struct node *first = NULL, **last = &first;
    if (end)
        newlines();
    while (token != end) {
        *last = expression();
        last = &(*last)->next;
        if (end)
            newlines();
        if (token != ',')
            break;
        advance();
        newlines();
    }
    return first;
}

static regex_t *compiled(const char *text)
{
    static struct { char *text; regex_t *regex; } known[16];
    static int next;
    for (int i = 0; i < 16; i++)
        if (known[i].text && !strcmp(known[i].text, text))
            return known[i].regex;
    regex_t *r = malloc(sizeof *r);
    int error = regcomp(r, text, REG_EXTENDED);
    if (error) {
        char why[100];
        regerror(error, r, why, sizeof why);
        fail("regular expression compile failed (%s)\n%s", why, text);
    }
    known[next].text = strdup(text);
    known[next].regex = r;
    next = (next + 1) % 16;
    return r;
}

static int is_place(const struct node *n)
{
    return n->kind == GLOBAL || n->kind == LOCAL || n->kind == ELEMENT || n->kind == FIELD;
}

static struct node *unary(void);

/* What may stand behind `getline`: a variable, and `< file`. */
static struct node *reads(struct node *command)
{
    struct node *n = make(READ_LINE, 0, command, NULL);
    advance();
    if (token == NAME || token == '$')
        n->b = unary();
    if (!command && token == '<') {
        advance();
        n->c = unary();
    }
    return n;
}

static struct node *primary(void)
{
    struct node *n;
    char *text = token_text;
    switch (token) {
    case NUM:
        n = make(CONSTANT, 0, NULL, NULL);
        n->v = number(token_number);
        advance();
        return n;
    case STR:
        n = make(CONSTANT, 0, NULL, NULL);
        n->v = string(text);
        advance();
        return n;
    case '/': case DIV_TO: {
        const char *before = token == DIV_TO ? "=" : "";
        char *pattern = quoted('/');
        n = make(PATTERN, 0, NULL, NULL);
        n->v = string(strcat(strcpy(malloc(strlen(pattern) + 2), before), pattern));
        n->regex = malloc(sizeof *n->regex);
        int error = regcomp(n->regex, n->v.s, REG_EXTENDED);
        if (error)
            fail("line %d: bad regular expression /%s/", line, n->v.s);
        advance();
        return n;
    }
    case '$':
        advance();
        n = make(FIELD, 0, NULL, NULL);
        n->a = token == INC || token == DEC || token == '-' ? unary() : primary();
        return n;
    case '(': {
        int greater = no_greater, in = no_in;
        no_greater = no_in = 0;
        advance();
        n = list(')');
        no_greater = greater;
        no_in = in;
        expect(')');
        if (n && n->next) { /* (i, j) in array, or print's list */
            struct node *group = make(GROUP, 0, n, NULL);
            if (token == IN && !no_in) {
                advance();
                struct node *test = make(IN_ARRAY, 0, group->a, named(token_text));
                expect(NAME);
                return test;
            }
            return group;
        }
        if (!n)
            syntax();
        return make(GROUP, 1, n, NULL);
    }
    case GETLINE: return reads(NULL);
    case BUILTIN_NAME:
        n = make(BUILT_IN, chosen, NULL, NULL);
        advance();
        if (token == '(') {
            int greater = no_greater, in = no_in;
            no_greater = no_in = 0;
            advance();
            n->a = list(')');
            no_greater = greater;
            no_in = in;
            expect(')');
        } else if (n->op != LENGTH) {
            syntax();
        }
        return n;
    case CALLED:
        n = make(CALL, 0, NULL, NULL);
        n->function = function(text);
        advance();
        advance();
        n->a = list(')');
        expect(')');
        return n;
    case NAME:
        n = named(text);
        advance();
        if (token == '[') {
            int in = no_in;
            no_in = 0;
            advance();
            n = make(ELEMENT, 0, n, list(']'));
            no_in = in;
            expect(']');
        }
        return n;
    }
    syntax();
    return NULL;
}

static struct node *stepped(void)
{
    if (token == INC || token == DEC) {
        int op = token;
        advance();
        return make(BEFORE, op, stepped(), NULL);
    }
    struct node *n = primary();
    if ((token == INC || token == DEC) && is_place(n)) {
        n = make(AFTER, token, n, NULL);
        advance();
    }
    return n;
}

static struct node *power(void)
{
    struct node *n = stepped();
    if (token != '^')
        return n;
    advance();
    return make(BINARY, '^', n, token == '-' || token == '+' || token == '!' ? unary() : power());
}

static struct node *unary(void)
{
    int op = token;
    if (op != '!' && op != '-' && op != '+')
        return power();
    advance();
    return make(op == '!' ? NOT : op == '-' ? NEGATE : PLUS, 0, unary(), NULL);
}

static struct node *product(void)
{
    struct node *n = unary();
    while (token == '*' || token == '/' || token == '%') {
        int op = token;
        advance();
        n = make(BINARY, op, n, unary());
    }
    return n;
}

static struct node *sum(void)
{
    struct node *n = product();
    while (token == '+' || token == '-') {
        int op = token;
        advance();
        n = make(BINARY, op, n, product());
    }
    return n;
}

static struct node *concatenation(void)
{
    struct node *n = sum();
    while (token == NUM || token == STR || token == '$' || token == NAME || token == CALLED || token == BUILTIN_NAME
           || token == '(' || token == INC || token == DEC)
        n = make(CONCAT, 0, n, sum());
    return n;
}

static struct node *comparison(void)
{
    struct node *n = concatenation();
    while (token == '<' || token == LE || token == EQ || token == NE || token == GE || (token == '>' && !no_greater)
           || (token == '|' && *at && strstr(at, "getline") == at + strspn(at, " \t"))) {
        int op = token;
        advance();
        n = op == '|' ? reads(n) : make(BINARY, op, n, concatenation());
    }
    return n;
}

static struct node *matching(void)
{
    struct node *n = comparison();
    while (token == '~' || token == NOMATCH) {
        int op = token;
        advance();
        n = make(MATCHES, op, n, comparison());
    }
    while (token == IN && !no_in) {
        advance();
        n = make(IN_ARRAY, 0, n, named(token_text));
        expect(NAME);
    }
    return n;
}

static struct node *both(void)
{
    struct node *n = matching();
    while (token == AND) {
        advance();
        newlines();
        n = make(BINARY, AND, n, matching());
    }
    return n;
}

static struct node *either(void)
{
    struct node *n = both();
    while (token == OR) {
        advance();
        newlines();
        n = make(BINARY, OR, n, both());
    }
    return n;
}

static struct node *expression(void)
{
    struct node *n = either();
    if (token == '?') {
        advance();
        newlines();
        n = make(TERNARY, 0, n, expression());
        newlines();
        expect(':');
        newlines();
        n->c = expression();
        return n;
    }
    if (token == '=' || (token >= ADD_TO && token <= POW_TO)) {
        /* `! x = y` and `1 + x = y` are the sum of an assignment. */
        struct node **place = &n;
        while (!is_place(*place) && ((*place)->kind == NOT || (*place)->kind == NEGATE))
            place = &(*place)->a;
        while (!is_place(*place) && ((*place)->kind == BINARY || (*place)->kind == CONCAT) && (*place)->b)
            place = &(*place)->b;
        if (!is_place(*place))
            syntax();
        int op = token;
        advance();
        newlines();
        *place = make(ASSIGN, op, *place, expression());
    }
    return n;
}

static void ends(void)
{
    if (token == ';' || token == NEWLINE) {
        advance();
        newlines();
    } else if (token != '}' && token != END) {
        syntax();
    }
}

static struct node *block(void)
{
    struct node *n = make(BLOCK, 0, NULL, NULL), **last = &n->a;
    expect('{');
    for (;;) {
        while (token == NEWLINE || token == ';')
            advance();
        if (token == '}')
            break;
        *last = statement();
        last = &(*last)->next;
    }
    advance();
    return n;
}

static struct node *simple(void)
{
    int kind = token;
    if (kind != PRINT && kind != PRINTF) {
        if (kind != DELETE)
            return make(SIMPLE, 0, expression(), NULL);
        advance();
        return make(DELETE, 0, primary(), NULL);
    }
    advance();
    struct node *n = make(kind, 0, NULL, NULL);
    no_greater = 1;
    if (token != ';' && token != NEWLINE && token != '}' && token != '>' && token != APPEND && token != '|' && token != END)
        n->a = list(0);
    no_greater = 0;
    if (n->a && !n->a->next && n->a->kind == GROUP && n->a->op == 0)
        n->a = n->a->a;
    if (token == '>' || token == APPEND || token == '|') {
        n->op = token;
        advance();
        no_greater = 1;
        n->b = concatenation();
        no_greater = 0;
    }
    return n;
}

static struct node *body(void)
{
    newlines();
    if (token == ';') {
        advance();
        newlines();
        return make(BLOCK, 0, NULL, NULL);
    }
    return statement();
}

static struct node *statement(void)
{
    int kind = token;
    struct node *n;
    switch (kind) {
    case '{':
        n = block();
        newlines();
        return n;
    case IF:
        advance();
        expect('(');
        n = make(IF, 0, expression(), NULL);
        expect(')');
        n->b = body();
        while (token == NEWLINE || (token == ';' && strstr(at, "else") == at + strspn(at, " \t\n")))
            advance();
        if (token == ELSE) {
            advance();
            n->c = body();
        }
        return n;
    case WHILE:
        advance();
        expect('(');
        n = make(WHILE, 0, expression(), NULL);
        expect(')');
        n->b = body();
        return n;
    case DO:
        advance();
        n = make(DO, 0, NULL, body());
        while (token == NEWLINE || token == ';')
            advance();
        expect(WHILE);
        expect('(');
        n->a = expression();
        expect(')');
        ends();
        return n;
    case FOR: {
        advance();
        expect('(');
        n = make(FOR, 0, NULL, NULL);
        no_in = 1;
        if (token != ';')
            n->a = simple();
        no_in = 0;
        if (token == IN) {
            advance();
            n->kind = FOR_IN;
            n->a = n->a->a;
            n->b = named(token_text);
            expect(NAME);
        } else {
            expect(';');
            newlines();
            if (token != ';')
                n->b = expression();
            expect(';');
            newlines();
            if (token != ')')
                n->c = simple();
        }
        expect(')');
        n->d = body();
        return n;
    }
    case BREAK: case CONTINUE: case NEXT: case EXIT: case RETURN:
        advance();
        n = make(kind, 0, NULL, NULL);
        if ((kind == EXIT || kind == RETURN) && token != ';' && token != NEWLINE && token != '}' && token != END)
            n->a = expression();
        break;
    default: n = simple();
    }
    ends();
    return n;
}

static void read_program(const char *text)
{
    at = text;
    advance();
    for (;;) {
        while (token == NEWLINE || token == ';')
            advance();
        if (token == END)
            return;
        if (token == FUNCTION) {
            advance();
            if (token != NAME && token != CALLED)
                syntax();
            inside_of = function(token_text);
            advance();
            expect('(');
            while (token == NAME) {
                inside_of->parameters[inside_of->count++] = token_text;
                advance();
                if (token == ',')
                    advance();
                newlines();
            }
            expect(')');
            newlines();
            inside_of->body = block();
            inside_of = NULL;
            continue;
        }
        struct rule *r = calloc(1, sizeof *r);
        *last_rule = r;
        last_rule = &r->next;
        if (token == BEGIN_WORD || token == END_WORD) {
            r->kind = token;
            advance();
        } else if (token != '{') {
            r->from = expression();
            if (token == ',') {
                advance();
                newlines();
                r->to = expression();
            }
        }
        if (token == '{')
            r->body = block();
        else if (r->kind)
            syntax();
    }
}

/* --- records and fields --- */

static char *record, **fields;
static int field_count, field_room, is_split = 1, is_joined = 1;
static struct cell *nf;

static void set_record(const char *text)
{
    char *copy = strdup(text);
    free(record);
    record = copy;
    is_split = 0;
    is_joined = 1;
}

static void add_field(int i, const char *text, size_t n)
{
    while (i >= field_room) {
        int old = field_room;
        fields = realloc(fields, (field_room = 2 * field_room + 16) * sizeof *fields);
        memset(fields + old, 0, (field_room - old) * sizeof *fields);
    }
    char *copy = strndup(text, n);
    free(fields[i]);
    fields[i] = copy;
}

/* Cuts a text at a separator and hands the pieces over, counted from 1; how many there were. */
static int cut(const char *text, const char *separator, void (*take)(void *, int, const char *, size_t), void *to)
{
    int n = 0;
    if (!strcmp(separator, " ")) {
        for (;;) {
            text += strspn(text, " \t\n");
            if (!*text)
                return n;
            size_t length = strcspn(text, " \t\n");
            take(to, ++n, text, length);
            text += length;
        }
    }
    if (!*text)
        return 0;
    if (!*separator) {
        for (; *text; text++)
            take(to, ++n, text, 1);
        return n;
    }
    if (!separator[1] && *separator != '\\') {
        for (;;) {
            const char *end = strchr(text, *separator);
            take(to, ++n, text, end ? (size_t)(end - text) : strlen(text));
            if (!end)
                return n;
            text = end + 1;
        }
    }
    regex_t *r = compiled(separator);
    regmatch_t m;
    for (int flags = 0; !regexec(r, text, 1, &m, flags) && m.rm_eo > 0; flags = REG_NOTBOL) {
        take(to, ++n, text, m.rm_so);
        text += m.rm_eo;
    }
    take(to, ++n, text, strlen(text));
    return n;
}

static void take_field(void *unused, int i, const char *text, size_t n)
{
    (void)unused;
    add_field(i, text, n);
}

static void split_record(void)
{
    if (is_split)
        return;
    is_split = 1;
    field_count = cut(record, text_of("FS"), take_field, NULL);
    set(&nf->v, number(field_count));
}

static char *whole(void)
{
    if (!is_joined) {
        const char *between = text_of("OFS");
        size_t n = 1;
        for (int i = 1; i <= field_count; i++)
            n += strlen(fields[i]) + strlen(between);
        char *text = malloc(n), *p = text;
        *p = '\0';
        for (int i = 1; i <= field_count; i++)
            p = stpcpy(stpcpy(p, i > 1 ? between : ""), fields[i]);
        free(record);
        record = text;
        is_joined = 1;
    }
    return record;
}

static void set_count(int n)
{
    split_record();
    for (int i = field_count + 1; i <= n; i++)
        add_field(i, "", 0);
    field_count = n;
    is_joined = 0;
    set(&nf->v, number(n));
}

static struct value field(double number)
{
    int i = number;
    if (i < 0)
        fail("negative field index $%d", i);
    if (i == 0)
        return from_outside(keep(strdup(whole())));
    split_record();
    return i <= field_count ? from_outside(keep(strdup(fields[i]))) : (struct value){ UNSET, 0, NULL };
}

/* --- files and pipes that are open --- */

static struct stream {
    char *name;
    int how; /* '<', '>', APPEND, '|', or GETLINE: a command that is read from */
    FILE *file;
    struct stream *next;
} *streams;

static FILE *stream(const char *name, int how)
{
    for (struct stream *s = streams; s; s = s->next)
        if (!strcmp(s->name, name) && (s->how == '<') == (how == '<') && (s->how == GETLINE) == (how == GETLINE))
            return s->file;
    if (how == '|' || how == GETLINE)
        fflush(stdout);
    FILE *f = how == '|' || how == GETLINE ? popen(name, how == '|' ? "w" : "r")
            : how == '<' ? (!strcmp(name, "-") ? stdin : fopen(name, "r"))
            : !strcmp(name, "/dev/stdout") ? stdout
            : !strcmp(name, "/dev/stderr") ? stderr
                                           : fopen(name, how == '>' ? "w" : "a");
    if (!f) {
        if (how == '<')
            return NULL;
        fail("cannot open \"%s\"", name);
    }
    struct stream *s = calloc(1, sizeof *s);
    *s = (struct stream){ strdup(name), how, f, streams };
    streams = s;
    return f;
}

static int close_stream(const char *name)
{
    int status = -1;
    for (struct stream **at = &streams; *at;) {
        struct stream *s = *at;
        if (name && strcmp(s->name, name)) {
            at = &s->next;
            continue;
        }
        if (s->how == '|' || s->how == GETLINE) {
            status = pclose(s->file);
            status = status & 0xff ? 256 + (status & 0x7f) : status >> 8;
        } else if (s->file != stdout && s->file != stderr && s->file != stdin) {
            status = fclose(s->file);
        }
        *at = s->next;
        free(s->name);
        free(s);
    }
    return status;
}

/* The next record of a file, or NULL: lines as RS has them; an empty RS means paragraphs. */
static char *next_record(FILE *f)
{
    static char *text;
    static size_t room;
    const char *end = text_of("RS");
    ssize_t n;
    if (*end) {
        if ((n = getdelim(&text, &room, *end, f)) < 0)
            return NULL;
        if (n && text[n - 1] == *end)
            text[n - 1] = '\0';
        return text;
    }
    char *one = NULL, *all = NULL;
    size_t one_room = 0, length = 0;
    while ((n = getline(&one, &one_room, f)) >= 0) {
        if (n == 1 && *one == '\n') {
            if (all)
                break;
            continue;
        }
        all = realloc(all, length + n + 1);
        strcpy(all + length, one);
        length += n;
    }
    free(one);
    if (!all)
        return NULL;
    if (all[length - 1] == '\n')
        all[length - 1] = '\0';
    free(text);
    text = all;
    room = length + 1;
    return text;
}

static void count_record(int of_file)
{
    struct cell *nr = variable("NR"), *fnr = variable("FNR");
    set(&nr->v, number(to_number(nr->v) + 1));
    if (of_file)
        set(&fnr->v, number(to_number(fnr->v) + 1));
}

static void assign_variable(char *text)
{
    char *equals = strchr(text, '=');
    at = strcat(strcpy(malloc(strlen(equals) + 2), equals + 1), "\"");
    char *value = quoted('"');
    *equals = '\0';
    set(&variable(text)->v, from_outside(value));
    *equals = '=';
}

static int is_assignment(const char *text)
{
    if (!isalpha((unsigned char)*text) && *text != '_')
        return 0;
    while (isalnum((unsigned char)*text) || *text == '_')
        text++;
    return *text == '=';
}

/* The next record of the files that the command line names, or of standard input. */
static char *next_of_input(void)
{
    static FILE *input;
    static int argument = 1, any;
    for (;;) {
        if (!input) {
            char key[20];
            int count = to_number(variable("ARGC")->v);
            struct element *e = NULL;
            if (argument < count) {
                snprintf(key, sizeof key, "%d", argument++);
                e = element(array_of(variable("ARGV")), key, 0);
                char *name = e ? to_string(e->v) : "";
                if (!*name)
                    continue;
                if (is_assignment(name)) {
                    assign_variable(strdup(name));
                    continue;
                }
                any = 1;
                input = strcmp(name, "-") ? fopen(name, "r") : stdin;
                if (!input)
                    fail("cannot open %s (No such file or directory)", name);
                set(&variable("FILENAME")->v, string(name));
                set(&variable("FNR")->v, number(0));
            } else if (!any) {
                any = 1;
                input = stdin;
            } else {
                return NULL;
            }
        }
        char *text = next_record(input);
        if (text) {
            count_record(1);
            return text;
        }
        if (input != stdin)
            fclose(input);
        input = NULL;
    }
}

/* --- the tree is run --- */

static struct cell *frame; /* the parameters of the function that runs */
static int depth, leaving; /* leaving: BREAK, CONTINUE, NEXT, EXIT or RETURN on its way out */
static int exit_status;
static struct value returned;

static struct value evaluate(struct node *n);
static void execute(struct node *n);

static struct cell *cell_of(struct node *n)
{
    return n->kind == LOCAL ? &frame[n->slot] : n->cell;
}

static char *key_of(struct node *list)
{
    char *key = to_string(evaluate(list));
    for (struct node *n = list->next; n; n = n->next) {
        const char *between = text_of("SUBSEP"), *more = to_string(evaluate(n));
        char *joined = malloc(strlen(key) + strlen(between) + strlen(more) + 1);
        key = keep(strcat(strcat(strcpy(joined, key), between), more));
    }
    return key;
}

static struct value *place_of(struct node *n)
{
    return n->kind == ELEMENT ? &element(array_of(cell_of(n->a)), key_of(n->b), 1)->v : &cell_of(n)->v;
}

static void assign(struct node *to, struct value v)
{
    if (to->kind == FIELD) {
        int i = to_number(evaluate(to->a));
        if (i == 0) {
            set_record(to_string(v));
            return;
        }
        split_record();
        if (i > field_count)
            set_count(i);
        char *text = to_string(v);
        add_field(i, text, strlen(text));
        is_joined = 0;
        return;
    }
    if (to->kind == GLOBAL && to->cell == nf) {
        set_count(to_number(v));
        return;
    }
    set(place_of(to), v);
}

static regex_t *pattern_of(struct node *n)
{
    return n->kind == PATTERN ? n->regex : compiled(to_string(evaluate(n)));
}

/* printf's and sprintf's text. */
static char *formatted(struct node *arguments)
{
    char *out = NULL;
    size_t length = 0;
    FILE *f = open_memstream(&out, &length);
    const char *p = to_string(evaluate(arguments));
    struct node *next = arguments->next;
    for (; *p; p++) {
        char spec[64];
        size_t n = 0;
        if (*p != '%' || !p[1]) {
            fputc(*p, f);
            continue;
        }
        if (p[1] == '%') {
            fputc(*++p, f);
            continue;
        }
        for (spec[n++] = *p++; *p && strchr("-+ #0123456789.*", *p) && n < 40; p++)
            if (*p == '*') {
                n += snprintf(spec + n, 16, "%d", next ? (int)to_number(evaluate(next)) : 0);
                next = next ? next->next : NULL;
            } else {
                spec[n++] = *p;
            }
        while (*p == 'l' || *p == 'h')
            p++;
        if (!next && *p)
            fail("not enough arguments passed to sprintf(\"%s\")", to_string(evaluate(arguments)));
        struct value v = next ? evaluate(next) : number(0);
        next = next ? next->next : NULL;
        if (strchr("di", *p)) {
            strcpy(spec + n, "ld");
            fprintf(f, spec, (long)to_number(v));
        } else if (strchr("ouxX", *p)) {
            snprintf(spec + n, 3, "l%c", *p);
            fprintf(f, spec, (long)to_number(v));
        } else if (strchr("eEfFgGaA", *p)) {
            snprintf(spec + n, 2, "%c", *p);
            fprintf(f, spec, to_number(v));
        } else if (*p == 'c') {
            strcpy(spec + n, "c");
            fprintf(f, spec, v.kind == NUMBER ? (int)v.n : *to_string(v));
        } else {
            strcpy(spec + n, "s");
            fprintf(f, spec, to_string(v));
        }
    }
    fclose(f);
    return keep(out);
}

struct pieces { struct array *array; };

static void take_piece(void *to, int i, const char *text, size_t n)
{
    char key[20];
    snprintf(key, sizeof key, "%d", i);
    set(&element(((struct pieces *)to)->array, key, 1)->v, from_outside(keep(strndup(text, n))));
}

/* sub and gsub: `&` stands for what was found, `\\&` for itself. */
static int substitute(struct node *pattern, const char *with, struct node *target, int all)
{
    static struct node record_node = { .kind = FIELD };
    static struct node zero = { .kind = CONSTANT, .v = { NUMBER, 0, NULL } };
    record_node.a = &zero;
    if (!target)
        target = &record_node;
    regex_t *r = pattern_of(pattern);
    const char *text = to_string(evaluate(target));
    char *out = NULL;
    size_t length = 0;
    FILE *f = open_memstream(&out, &length);
    int count = 0, flags = 0, behind = 0;
    regmatch_t m;
    while ((all || !count) && !regexec(r, text, 1, &m, flags)) {
        int empty = m.rm_so == m.rm_eo;
        if (empty && m.rm_so == 0 && behind) {
            /* an empty one right behind the last is none */
        } else {
            fwrite(text, 1, m.rm_so, f);
            for (const char *w = with; *w; w++)
                if (*w == '\\' && (w[1] == '&' || w[1] == '\\'))
                    fputc(*++w, f);
                else if (*w == '&')
                    fwrite(text + m.rm_so, 1, m.rm_eo - m.rm_so, f);
                else
                    fputc(*w, f);
            count++;
            text += m.rm_so;
            m.rm_eo -= m.rm_so;
        }
        text += empty ? 0 : m.rm_eo;
        behind = !empty;
        if (empty) {
            if (!*text)
                break;
            fputc(*text++, f);
        } else if (!*text) {
            break;
        }
        flags = REG_NOTBOL;
    }
    fputs(text, f);
    fclose(f);
    if (count)
        assign(target, string(keep(out)));
    else
        free(out);
    return count;
}

static struct value built_in(struct node *n)
{
    struct node *a = n->a, *b = a ? a->next : NULL, *c = b ? b->next : NULL;
    static double seed = 0;
    regmatch_t m;
    char *text;
    switch (n->op) {
    case LENGTH:
        if (a && (a->kind == GLOBAL || a->kind == LOCAL) && (cell_of(a)->array || (cell_of(a)->from && cell_of(a)->v.kind == UNSET)))
            return number(array_of(cell_of(a))->count);
        return number(strlen(a ? to_string(evaluate(a)) : whole()));
    case INDEX: {
        const char *in = to_string(evaluate(a)), *found = strstr(in, to_string(evaluate(b)));
        return number(found ? found - in + 1 : 0);
    }
    case SUBSTR: {
        text = to_string(evaluate(a));
        double size = strlen(text), from = fmax(floor(to_number(evaluate(b))), 1);
        double to = fmin(c ? from + rint(to_number(evaluate(c))) : size + 1, size + 1);
        return string(to > from ? keep(strndup(text + (int)from - 1, (int)(to - from))) : "");
    }
    case SPLIT: {
        text = keep(strdup(to_string(evaluate(a))));
        const char *at = c ? c->kind == PATTERN ? c->v.s : to_string(evaluate(c)) : text_of("FS");
        struct pieces to = { array_of(cell_of(b)) };
        clear(to.array);
        return number(cut(text, at, take_piece, &to));
    }
    case SUB: case GSUB: return number(substitute(a, to_string(evaluate(b)), c, n->op == GSUB));
    case MATCH: {
        text = to_string(evaluate(a));
        int found = !regexec(pattern_of(b), text, 1, &m, 0);
        set(&variable("RSTART")->v, number(found ? m.rm_so + 1 : 0));
        set(&variable("RLENGTH")->v, number(found ? m.rm_eo - m.rm_so : -1));
        return number(found ? m.rm_so + 1 : 0);
    }
    case SPRINTF: return string(formatted(a));
    case SIN: return number(sin(to_number(evaluate(a))));
    case COS: return number(cos(to_number(evaluate(a))));
    case ATAN2: {
        double y = to_number(evaluate(a));
        return number(atan2(y, to_number(evaluate(b))));
    }
    case EXP: return number(exp(to_number(evaluate(a))));
    case LOG: return number(log(to_number(evaluate(a))));
    case SQRT: return number(sqrt(to_number(evaluate(a))));
    case INT: return number(trunc(to_number(evaluate(a))));
    case RAND: return number(random() / 2147483648.0);
    case SRAND: {
        double before = seed;
        seed = a ? to_number(evaluate(a)) : 0;
        srandom(seed);
        return number(before);
    }
    case TOLOWER: case TOUPPER:
        text = keep(strdup(to_string(evaluate(a))));
        for (char *p = text; *p; p++)
            *p = n->op == TOLOWER ? tolower((unsigned char)*p) : toupper((unsigned char)*p);
        return string(text);
    case SYSTEM: {
        text = to_string(evaluate(a));
        fflush(NULL);
        int status = system(text);
        return number(status & 0x7f ? 256 + (status & 0x7f) : status >> 8);
    }
    case CLOSE: return number(close_stream(to_string(evaluate(a))));
    default: fflush(NULL); return number(0);
    }
}

static struct value call(struct node *n)
{
    struct function *f = n->function;
    struct cell *mine = calloc(f->count + 1, sizeof *mine), *callers = frame;
    int i = 0;
    if (!f->body)
        fail("function %s never defined", f->name);
    if (++depth > 1000)
        fail("function calls nested too deeply");
    for (struct node *a = n->a; a; a = a->next, i++) {
        if (i >= f->count)
            fail("function %s called with too many arguments", f->name);
        if ((a->kind == GLOBAL || a->kind == LOCAL) && (cell_of(a)->array || cell_of(a)->v.kind == UNSET)) {
            mine[i].array = cell_of(a)->array;
            mine[i].from = cell_of(a);
        } else {
            set(&mine[i].v, evaluate(a));
        }
    }
    frame = mine;
    size_t before = temporaries;
    returned = (struct value){ UNSET, 0, NULL };
    execute(f->body);
    release(before);
    if (leaving == RETURN)
        leaving = 0;
    frame = callers;
    depth--;
    for (i = 0; i < f->count; i++)
        free(mine[i].v.s);
    free(mine);
    struct value v = returned;
    returned = (struct value){ UNSET, 0, NULL };
    if (v.s)
        keep(v.s);
    return v;
}

static struct value arithmetic(int op, double a, double b)
{
    switch (op) {
    case '+': case ADD_TO: return number(a + b);
    case '-': case SUB_TO: return number(a - b);
    case '*': case MUL_TO: return number(a * b);
    case '^': case POW_TO: return number(pow(a, b));
    }
    if (b == 0)
        fail("division by zero%s", op == '%' || op == MOD_TO ? " in %" : "");
    return number(op == '/' || op == DIV_TO ? a / b : fmod(a, b));
}

static struct value read_line(struct node *n)
{
    char *text;
    if (n->a || n->c) {
        FILE *f = n->a ? stream(to_string(evaluate(n->a)), GETLINE) : stream(to_string(evaluate(n->c)), '<');
        if (!f)
            return number(-1);
        text = next_record(f);
        if (text && n->a)
            count_record(0);
    } else {
        text = next_of_input();
    }
    if (!text)
        return number(0);
    if (n->b)
        assign(n->b, from_outside(keep(strdup(text))));
    else
        set_record(text);
    return number(1);
}

static struct value evaluate(struct node *n)
{
    struct value a, b;
    switch (n->kind) {
    case CONSTANT: return n->v;
    case PATTERN: return number(!regexec(n->regex, whole(), 0, NULL, 0));
    case GLOBAL:
        if (n->cell == nf)
            split_record();
        /* fall through */
    case LOCAL: case ELEMENT:
        a = *place_of(n);
        if (a.s)
            a.s = keep(strdup(a.s));
        return a;
    case FIELD: return field(to_number(evaluate(n->a)));
    case GROUP: return evaluate(n->a);
    case ASSIGN:
        b = evaluate(n->b);
        if (n->op != '=')
            b = arithmetic(n->op, to_number(evaluate(n->a)), to_number(b));
        assign(n->a, b);
        return b;
    case NOT: return number(!is_true(evaluate(n->a)));
    case NEGATE: return number(-to_number(evaluate(n->a)));
    case PLUS: return number(to_number(evaluate(n->a)));
    case TERNARY: return evaluate(is_true(evaluate(n->a)) ? n->b : n->c);
    case CONCAT: {
        const char *left = to_string(evaluate(n->a)), *right = to_string(evaluate(n->b));
        return string(keep(strcat(strcpy(malloc(strlen(left) + strlen(right) + 1), left), right)));
    }
    case MATCHES: {
        const char *text = to_string(evaluate(n->a));
        return number(!regexec(pattern_of(n->b), text, 0, NULL, 0) == (n->op == '~'));
    }
    case IN_ARRAY: return number(element(array_of(cell_of(n->b)), key_of(n->a), 0) != NULL);
    case BEFORE: case AFTER: {
        double old = to_number(evaluate(n->a)), new = n->op == INC ? old + 1 : old - 1;
        assign(n->a, number(new));
        return number(n->kind == BEFORE ? new : old);
    }
    case CALL: return call(n);
    case BUILT_IN: return built_in(n);
    case READ_LINE: return read_line(n);
    }
    if (n->op == AND || n->op == OR) {
        int left = is_true(evaluate(n->a));
        return number(n->op == AND ? left && is_true(evaluate(n->b)) : left || is_true(evaluate(n->b)));
    }
    a = evaluate(n->a);
    b = evaluate(n->b);
    if (!strchr("<>", n->op) && n->op != LE && n->op != GE && n->op != EQ && n->op != NE)
        return arithmetic(n->op, to_number(a), to_number(b));
    double order = a.kind == STRING || b.kind == STRING ? strcmp(to_string(a), to_string(b)) : to_number(a) - to_number(b);
    return number(n->op == '<' ? order < 0 : n->op == '>' ? order > 0 : n->op == LE ? order <= 0 : n->op == GE ? order >= 0
                  : n->op == EQ ? order == 0 : order != 0);
}

static void print(struct node *n)
{
    FILE *f = n->b ? stream(to_string(evaluate(n->b)), n->op) : stdout;
    if (n->kind == PRINTF) {
        fputs(formatted(n->a), f);
    } else if (!n->a) {
        fprintf(f, "%s%s", whole(), text_of("ORS"));
    } else {
        for (struct node *a = n->a; a; a = a->next) {
            struct value v = evaluate(a);
            fprintf(f, "%s%s", written(v, "OFMT"), a->next ? text_of("OFS") : text_of("ORS"));
        }
    }
    if (f == stderr || isatty(fileno(f)))
        fflush(f);
}

static int looped(void)
{
    if (leaving == CONTINUE)
        leaving = 0;
    if (leaving == BREAK) {
        leaving = 0;
        return 0;
    }
    return !leaving;
}

static void execute(struct node *n)
{
    size_t before = temporaries;
    switch (n->kind) {
    case BLOCK:
        for (struct node *s = n->a; s && !leaving; s = s->next)
            execute(s);
        break;
    case SIMPLE: evaluate(n->a); break;
    case PRINT: case PRINTF: print(n); break;
    case IF:
        if (is_true(evaluate(n->a)))
            execute(n->b);
        else if (n->c)
            execute(n->c);
        break;
    case WHILE:
        while (is_true(evaluate(n->a))) {
            execute(n->b);
            release(before);
            if (!looped())
                break;
        }
        break;
    case DO:
        do
            execute(n->b);
        while (looped() && is_true(evaluate(n->a)));
        break;
    case FOR:
        for (n->a ? execute(n->a) : (void)0; !n->b || is_true(evaluate(n->b)); n->c ? execute(n->c) : (void)0) {
            execute(n->d);
            release(before);
            if (!looped())
                break;
        }
        break;
    case FOR_IN: {
        struct array *a = array_of(cell_of(n->b));
        int count = a->count, i = 0;
        char **keys = malloc((count + 1) * sizeof *keys);
        for (struct element *e = a->first; e; e = e->later)
            keys[i++] = strdup(e->key);
        for (i = 0; i < count; i++) {
            if (element(a, keys[i], 0)) {
                assign(n->a, from_outside(keys[i]));
                execute(n->d);
                if (!looped())
                    break;
            }
        }
        for (i = 0; i < count; i++)
            free(keys[i]);
        free(keys);
        break;
    }
    case DELETE:
        if (n->a->kind == ELEMENT)
            forget(array_of(cell_of(n->a->a)), key_of(n->a->b));
        else
            clear(array_of(cell_of(n->a)));
        break;
    case RETURN: case EXIT: case NEXT: case BREAK: case CONTINUE:
        if (n->kind == EXIT && n->a)
            exit_status = to_number(evaluate(n->a));
        if (n->kind == RETURN && n->a) {
            struct value v = evaluate(n->a);
            returned = v;
            returned.s = v.s ? strdup(v.s) : NULL;
        }
        leaving = n->kind;
        break;
    }
    release(before);
}

/* Whether a rule's pattern has it, for this record. */
static int holds(struct rule *r)
{
    if (!r->from)
        return 1;
    if (!r->to)
        return is_true(evaluate(r->from));
    if (!r->inside && !is_true(evaluate(r->from)))
        return 0;
    r->inside = !is_true(evaluate(r->to));
    return 1;
}

static void run(int kind)
{
    static struct node whole_record = { .kind = PRINT };
    for (struct rule *r = rules; r && !leaving; r = r->next)
        if (r->kind == kind && (kind || holds(r)))
            execute(r->body ? r->body : &whole_record);
}

static int has(int kind)
{
    for (struct rule *r = rules; r; r = r->next)
        if (r->kind == kind)
            return 1;
    return 0;
}

static char *read_file(const char *name)
{
    FILE *f = strcmp(name, "-") ? fopen(name, "r") : stdin;
    char *text = NULL;
    size_t room = 0;
    if (!f)
        fail("cannot open %s (No such file or directory)", name);
    if (getdelim(&text, &room, '\0', f) < 0)
        return strdup("");
    return text;
}

int main(int argc, char *argv[])
{
    char *program = NULL;
    static const struct { const char *name, *text; } first[] = {
        { "FS", " " }, { "OFS", " " }, { "ORS", "\n" }, { "RS", "\n" }, { "SUBSEP", "\034" }, { "CONVFMT", "%.6g" },
        { "OFMT", "%.6g" }, { "FILENAME", "" },
    };
    int option;
    nf = variable("NF");
    for (unsigned i = 0; i < sizeof first / sizeof *first; i++)
        set(&variable(first[i].name)->v, string((char *)first[i].text));
    set(&variable("NR")->v, number(0));
    set(&variable("FNR")->v, number(0));
    set(&nf->v, number(0));
    set_record("");
    is_split = 1;
    while ((option = getopt(argc, argv, "+F:v:f:")) != -1)
        switch (option) {
        case 'F': {
            char *text = malloc(strlen(optarg) + 4);
            sprintf(text, "FS=%s", !strcmp(optarg, "t") ? "\\t" : optarg);
            assign_variable(text);
            break;
        }
        case 'v':
            if (!is_assignment(optarg))
                fail("improper assignment: -v %s", optarg);
            assign_variable(strdup(optarg));
            break;
        case 'f': {
            char *more = read_file(optarg);
            program = program ? strcat(realloc(program, strlen(program) + strlen(more) + 1), more) : more;
            break;
        }
        default: fprintf(stderr, "usage: awk [-F value] [-v var=value] [--] 'program text' [file ...]\n"); return 2;
        }
    if (!program) {
        if (optind >= argc) {
            fprintf(stderr, "usage: awk [-F value] [-v var=value] [--] 'program text' [file ...]\n");
            return 2;
        }
        program = argv[optind++];
    }
    set(&variable("ARGC")->v, number(argc - optind + 1));
    for (int i = 0; i <= argc - optind; i++) {
        char key[20];
        snprintf(key, sizeof key, "%d", i);
        set(&element(array_of(variable("ARGV")), key, 1)->v, from_outside(i ? argv[optind + i - 1] : "awk"));
    }
    for (char **e = environ; *e; e++) {
        char *equals = strchr(*e, '='), *name = strndup(*e, equals ? (size_t)(equals - *e) : strlen(*e));
        set(&element(array_of(variable("ENVIRON")), name, 1)->v, from_outside(equals ? equals + 1 : ""));
        free(name);
    }
    read_program(program);
    run(BEGIN_WORD);
    if (leaving != EXIT && (has(0) || has(END_WORD))) {
        char *text;
        leaving = 0;
        while (leaving != EXIT && (text = next_of_input())) {
            set_record(text);
            leaving = 0;
            run(0);
            if (leaving != EXIT)
                leaving = 0;
        }
    }
    if (leaving != EXIT || has(END_WORD)) {
        leaving = 0;
        run(END_WORD);
    }
    fflush(stdout);
    close_stream(NULL);
    return exit_status;
}
