// defines regcomp regexec regerror regfree
/* POSIX regular expressions (regex(7)): a pattern becomes a little program, which is run from each place of the string.
   Of all matches at the first place where there is one the longest is taken. Each pair of an instruction and a place is
   visited once, so the time is the product of the two lengths; only patterns with back references may visit again. */
#include <ringside/sys.h>
#include <regex.h>

enum { CHAR, ANY, SET, SPLIT, JUMP, SAVE, BEGIN, END, BACK, MARK, MOVED, WORD, NOT_WORD, WORD_BEGIN, WORD_END, MATCH };

struct code {
    unsigned char op, c;
    int x, y;             /* SPLIT: first x, then y; JUMP: x; SAVE, MARK, MOVED, BACK: which */
    unsigned char set[32];
};

#define MOST_GROUPS 32
#define MOST_LOOPS 64

struct parser {
    const char *p;
    struct code *code;
    int length, room, flags, error, groups, depth, loops, back;
    unsigned closed;      /* groups that have ended: a back reference may name them */
};

static int is_word(int c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static int upper(int c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

static int emit(struct parser *r, int op, int x, int y)
{
    if (r->length == r->room) {
        int room = r->room ? 2 * r->room : 32;
        struct code *more = room > 100000 ? NULL : (struct code *)BUILTIN(realloc, r->code, room * sizeof *more);
        if (!more) {
            r->error = REG_ESPACE;
            return 0;
        }
        r->code = more;
        r->room = room;
    }
    struct code *c = &r->code[r->length];
    BUILTIN(memset, c, 0, sizeof *c);
    c->op = op;
    c->x = x;
    c->y = y;
    return r->length++;
}

/* Makes room for n instructions in front of those from `at` on; what jumps within them moves along. */
static void insert(struct parser *r, int at, int n)
{
    int length = r->length;
    for (int i = 0; i < n; i++)
        emit(r, JUMP, 0, 0);
    if (r->error)
        return;
    for (int i = length - 1; i >= at; i--) {
        struct code c = r->code[i];
        if (c.op == SPLIT || c.op == JUMP) {
            c.x += c.x >= at ? n : 0;
            c.y += c.y >= at ? n : 0;
        }
        r->code[i + n] = c;
    }
}

/* A copy of the instructions from `from` up to `to` at the end. */
static void copy(struct parser *r, int from, int to)
{
    int by = r->length - from;
    for (int i = from; i < to && !r->error; i++) {
        int at = emit(r, 0, 0, 0);
        if (r->error)
            return;
        r->code[at] = r->code[i];
        if (r->code[i].op == SPLIT || r->code[i].op == JUMP) {
            r->code[at].x += by;
            r->code[at].y += by;
        }
    }
}

static void star(struct parser *r, int from)
{
    int loop = r->loops < MOST_LOOPS ? r->loops++ : MOST_LOOPS - 1;
    insert(r, from, 2);
    if (r->error)
        return;
    emit(r, MOVED, loop, 0);
    emit(r, JUMP, from, 0);
    if (r->error)
        return;
    r->code[from].op = SPLIT;
    r->code[from].x = from + 1;
    r->code[from].y = r->length;
    r->code[from + 1].op = MARK;
    r->code[from + 1].x = loop;
}

static void optional(struct parser *r, int from)
{
    insert(r, from, 1);
    if (r->error)
        return;
    r->code[from].op = SPLIT;
    r->code[from].x = from + 1;
    r->code[from].y = r->length;
}

static void repeat(struct parser *r, int from, int least, int most)
{
    int to = r->length, size = to - from;
    if (least == 0 && most == 0) {
        r->length = from;
        return;
    }
    for (int i = 1; i < least; i++)
        copy(r, from, to);
    if (most < 0) {
        if (least > 0)
            copy(r, from, to);
        if (!r->error)
            star(r, least > 0 ? r->length - size : from);
        return;
    }
    /* What may come is nested: x{1,3} is x(x(x)?)?, so every copy but the needed ones is in a question mark. */
    int starts[256], n = 0;
    if (least == 0) {
        optional(r, from);
        starts[n++] = from;
        from++;
        to++;
    }
    for (int i = least ? least : 1; i < most && !r->error; i++) {
        starts[n++] = emit(r, SPLIT, 0, 0);
        r->code[starts[n - 1]].x = r->length;
        copy(r, from, to);
    }
    for (int i = 0; i < n && !r->error; i++)
        r->code[starts[i]].y = r->length;
}

static int alpha(int c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
static int digit(int c) { return c >= '0' && c <= '9'; }
static int alnum(int c) { return alpha(c) || digit(c); }
static int up(int c) { return c >= 'A' && c <= 'Z'; }
static int low(int c) { return c >= 'a' && c <= 'z'; }
static int space(int c) { return c == ' ' || (c >= 9 && c <= 13); }
static int blank(int c) { return c == ' ' || c == 9; }
static int graph(int c) { return c > 32 && c < 127; }
static int print(int c) { return c >= 32 && c < 127; }
static int punct(int c) { return graph(c) && !alnum(c); }
static int cntrl(int c) { return c < 32 || c == 127; }
static int xdigit(int c) { return digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }
static const struct class { const char *name; int (*has)(int); } classes[] = {
    { "alpha", alpha }, { "digit", digit }, { "alnum", alnum }, { "upper", up }, { "lower", low }, { "space", space },
    { "blank", blank }, { "graph", graph }, { "print", print }, { "punct", punct }, { "cntrl", cntrl },
    { "xdigit", xdigit },
};

static void put(unsigned char *set, int c) { set[c >> 3] |= 1 << (c & 7); }
static int in(const unsigned char *set, int c) { return set[c >> 3] >> (c & 7) & 1; }

/* One character of a bracket expression: itself, [.x.] or [=x=]. */
static int member(struct parser *r)
{
    if (r->p[0] == '[' && (r->p[1] == '.' || r->p[1] == '=')) {
        char kind = r->p[1];
        int c = (unsigned char)r->p[2];
        if (!c || r->p[3] != kind || r->p[4] != ']') {
            r->error = REG_ECOLLATE;
            return 0;
        }
        r->p += 5;
        return c;
    }
    return (unsigned char)*r->p++;
}

static void bracket(struct parser *r)
{
    unsigned char set[32] = { 0 };
    int not = 0, first = 1;
    r->p++;
    if (*r->p == '^') {
        not = 1;
        r->p++;
    }
    while (!r->error && (first || *r->p != ']')) {
        if (!*r->p) {
            r->error = first ? REG_BADPAT : REG_EBRACK;
            return;
        }
        first = 0;
        if (r->p[0] == '[' && r->p[1] == ':') {
            const char *name = r->p + 2, *end = (const char *)BUILTIN(strstr, name, ":]");
            const struct class *found = NULL;
            for (size_t i = 0; end && i < sizeof classes / sizeof *classes; i++)
                if ((size_t)BUILTIN(strlen, classes[i].name) == (size_t)(end - name) &&
                    BUILTIN(memcmp, classes[i].name, name, end - name) == 0)
                    found = &classes[i];
            if (!found) {
                r->error = end ? REG_ECTYPE : REG_EBRACK;
                return;
            }
            for (int c = 1; c < 256; c++)
                if (found->has(c))
                    put(set, c);
            r->p = end + 2;
            continue;
        }
        int from = member(r), to = from;
        if (!r->error && r->p[0] == '-' && r->p[1] && r->p[1] != ']') {
            r->p++;
            to = member(r);
            if (to < from)
                r->error = REG_ERANGE;
        }
        for (int c = from; c <= to; c++)
            put(set, c);
    }
    if (r->error)
        return;
    r->p++;
    if (r->flags & REG_ICASE)
        for (int c = 1; c < 256; c++)
            if (in(set, c)) {
                put(set, lower(c));
                put(set, upper(c));
            }
    if (not) {
        for (int i = 0; i < 32; i++)
            set[i] = ~set[i];
        if (r->flags & REG_NEWLINE)
            set['\n' >> 3] &= ~(1 << ('\n' & 7));
    }
    set[0] &= ~1;
    int at = emit(r, SET, 0, 0);
    if (!r->error)
        BUILTIN(memcpy, r->code[at].set, set, 32);
}

static void named_set(struct parser *r, int (*has)(int), int not)
{
    int at = emit(r, SET, 0, 0);
    for (int c = 1; c < 256 && !r->error; c++)
        if ((has(c) != 0) != not)
            put(r->code[at].set, c);
}

static void literal(struct parser *r, int c)
{
    int at = emit(r, CHAR, 0, 0);
    if (!r->error)
        r->code[at].c = r->flags & REG_ICASE ? lower(c) : c;
}

static int number(struct parser *r)
{
    int n = 0, any = 0;
    while (digit(*r->p)) {
        n = n * 10 + (*r->p++ - '0');
        any = 1;
        if (n > 255) {
            r->error = REG_BADBR;
            return 0;
        }
    }
    return any ? n : -1;
}

static void alternatives(struct parser *r);

/* At the end of an alternative: `|`, `)` or the end; basic ones have backslashes in front of them. */
static int ends(struct parser *r)
{
    if (!*r->p)
        return 1;
    if (r->flags & REG_EXTENDED)
        return *r->p == '|' || (*r->p == ')' && r->depth > 0);
    return r->p[0] == '\\' && (r->p[1] == '|' || (r->p[1] == ')' && r->depth > 0));
}

static void group(struct parser *r)
{
    int n = ++r->groups;
    if (n < MOST_GROUPS)
        emit(r, SAVE, 2 * n, 0);
    r->depth++;
    alternatives(r);
    r->depth--;
    if (r->error)
        return;
    if (!*r->p) {
        r->error = REG_EPAREN;
        return;
    }
    r->p += r->flags & REG_EXTENDED ? 1 : 2;
    if (n < MOST_GROUPS) {
        emit(r, SAVE, 2 * n + 1, 0);
        r->closed |= 1u << n;
    }
}

/* One atom; false if it is an anchor, which cannot be repeated. `first`: at the beginning of an alternative. */
static int atom(struct parser *r, int first)
{
    int extended = r->flags & REG_EXTENDED;
    char c = *r->p;
    if (c == '[') {
        bracket(r);
    } else if (c == '.') {
        r->p++;
        emit(r, ANY, 0, 0);
    } else if (c == '^' && (extended || first)) {
        r->p++;
        emit(r, BEGIN, 0, 0);
        return 0;
    } else if (c == '$' && (extended || !r->p[1] || (r->p[1] == '\\' && (r->p[2] == ')' || r->p[2] == '|')))) {
        r->p++;
        emit(r, END, 0, 0);
        return 0;
    } else if (extended && c == '(') {
        r->p++;
        group(r);
    } else if (extended && (c == '*' || c == '+' || c == '?' || c == '{')) {
        r->error = REG_BADRPT;
    } else if (c == '\\') {
        c = r->p[1];
        if (!c) {
            r->error = REG_EESCAPE;
            return 0;
        }
        r->p += 2;
        if (!extended && c == '(')
            group(r);
        else if (c >= '1' && c <= '9') {
            if (!(r->closed >> (c - '0') & 1))
                r->error = REG_ESUBREG;
            r->back = 1;
            emit(r, BACK, c - '0', 0);
        } else if (!extended && c == ')') {
            r->error = REG_ERPAREN;
        } else if (!extended && c == '{') {
            r->error = REG_BADRPT;
        } else if (c == 'w' || c == 'W') {
            named_set(r, is_word, c == 'W');
        } else if (c == 's' || c == 'S') {
            named_set(r, space, c == 'S');
        } else if (c == 'b') {
            emit(r, WORD, 0, 0);
            return 0;
        } else if (c == 'B') {
            emit(r, NOT_WORD, 0, 0);
            return 0;
        } else if (c == '<') {
            emit(r, WORD_BEGIN, 0, 0);
            return 0;
        } else if (c == '>') {
            emit(r, WORD_END, 0, 0);
            return 0;
        } else {
            literal(r, (unsigned char)c);
        }
    } else {
        literal(r, (unsigned char)c);
        r->p++;
    }
    return 1;
}

static void repeats(struct parser *r, int from)
{
    int extended = r->flags & REG_EXTENDED;
    for (int again = 0;; again = 1) {
        int brace = extended ? *r->p == '{' : r->p[0] == '\\' && r->p[1] == '{';
        if (again && !extended && (*r->p == '*' || brace))
            r->error = REG_BADRPT;    /* as glibc has it */
        if (r->error)
            return;
        if (*r->p == '*') {
            r->p++;
            star(r, from);
        } else if ((extended && *r->p == '+') || (!extended && r->p[0] == '\\' && r->p[1] == '+')) {
            r->p += extended ? 1 : 2;
            repeat(r, from, 1, -1);
        } else if ((extended && *r->p == '?') || (!extended && r->p[0] == '\\' && r->p[1] == '?')) {
            r->p += extended ? 1 : 2;
            optional(r, from);
        } else if (brace) {
            r->p += extended ? 1 : 2;
            int least = number(r), most = least;
            if (least < 0 && *r->p != ',') {
                r->error = *r->p ? REG_BADBR : REG_EBRACE;
                return;
            }
            if (*r->p == ',') {
                r->p++;
                most = number(r);
            }
            if (least < 0)
                least = 0;
            if (r->error)
                return;
            if (!*r->p) {
                r->error = REG_EBRACE;
            } else if (extended ? *r->p != '}' : r->p[0] != '\\' || r->p[1] != '}') {
                r->error = REG_BADBR;
            } else if (most >= 0 && most < least) {
                r->error = REG_BADBR;
            } else {
                r->p += extended ? 1 : 2;
                repeat(r, from, least, most);
            }
        } else {
            return;
        }
    }
}

static void alternative(struct parser *r)
{
    int first = 1;
    while (!r->error && !ends(r)) {
        int from = r->length;
        if (!(r->flags & REG_EXTENDED) && first && *r->p == '*') {
            literal(r, *r->p++);
        } else {
            int anchor = *r->p == '^';
            if (!atom(r, first)) {
                first = anchor && first;    /* after a basic ^ a star is itself: still the first */
                continue;
            }
        }
        first = 0;
        repeats(r, from);
    }
}

static void alternatives(struct parser *r)
{
    int from = r->length, jumps[64], n = 0;
    alternative(r);
    while (!r->error && (*r->p == '|' || (!(r->flags & REG_EXTENDED) && r->p[0] == '\\' && r->p[1] == '|'))) {
        r->p += *r->p == '|' ? 1 : 2;
        if (n == 64) {
            r->error = REG_ESPACE;
            return;
        }
        insert(r, from, 1);
        if (r->error)
            return;
        jumps[n++] = emit(r, JUMP, 0, 0);
        r->code[from].op = SPLIT;
        r->code[from].x = from + 1;
        r->code[from].y = r->length;
        from = r->length;
        alternative(r);
    }
    for (int i = 0; i < n && !r->error; i++)
        r->code[jumps[i]].x = r->length;
}

int regcomp(regex_t *restrict preg, const char *restrict pattern, int flags)
{
    struct parser r = { .p = pattern, .flags = flags };
    alternatives(&r);
    if (!r.error && *r.p)
        r.error = REG_EPAREN;
    emit(&r, MATCH, 0, 0);
    preg->re_nsub = r.groups;
    preg->__code = r.code;
    preg->__length = r.length;
    preg->__flags = flags;
    preg->__has_back = r.back;
    preg->__loops = r.loops;
    if (r.error) {
        BUILTIN(free, r.code);
        preg->__code = NULL;
    }
    return r.error;
}

struct run {
    const struct code *code;
    const char *begin, *end;
    int flags, how, size;
    unsigned char *seen;          /* a bit for each instruction and place; none with back references */
    long now[2 * MOST_GROUPS], best[2 * MOST_GROUPS], marks[MOST_LOOPS];
    long longest;
};

static int word_at(struct run *m, const char *s) { return s >= m->begin && s < m->end && is_word((unsigned char)*s); }

static void run(struct run *m, int pc, const char *s)
{
    for (;;) {
        const struct code *c = &m->code[pc];
        if (m->seen) {
            long bit = (long)(s - m->begin) * m->size + pc;
            if (m->seen[bit >> 3] >> (bit & 7) & 1)
                return;
            m->seen[bit >> 3] |= 1 << (bit & 7);
        }
        long old;
        switch (c->op) {
        case CHAR: {
            if (s == m->end)
                return;
            int here = (unsigned char)*s++;
            if ((m->flags & REG_ICASE ? lower(here) : here) != c->c)
                return;
            break;
        }
        case ANY:
            if (s == m->end || (*s == '\n' && m->flags & REG_NEWLINE))
                return;
            s++;
            break;
        case SET:
            if (s == m->end || !in(c->set, (unsigned char)*s))
                return;
            s++;
            break;
        case SPLIT:
            run(m, c->x, s);
            pc = c->y;
            continue;
        case JUMP:
            pc = c->x;
            continue;
        case SAVE:
            old = m->now[c->x];
            m->now[c->x] = s - m->begin;
            run(m, pc + 1, s);
            m->now[c->x] = old;
            return;
        case MARK:
            old = m->marks[c->x];
            m->marks[c->x] = s - m->begin;
            run(m, pc + 1, s);
            m->marks[c->x] = old;
            return;
        case MOVED:
            if (m->marks[c->x] == s - m->begin)
                return;
            break;
        case BEGIN:
            if (!(s == m->begin && !(m->how & REG_NOTBOL)) && !(m->flags & REG_NEWLINE && s > m->begin && s[-1] == '\n'))
                return;
            break;
        case END:
            if (!(s == m->end && !(m->how & REG_NOTEOL)) && !(m->flags & REG_NEWLINE && s < m->end && *s == '\n'))
                return;
            break;
        case WORD: case NOT_WORD:
            if ((word_at(m, s - 1) != word_at(m, s)) != (c->op == WORD))
                return;
            break;
        case WORD_BEGIN:
            if (word_at(m, s - 1) || !word_at(m, s))
                return;
            break;
        case WORD_END:
            if (!word_at(m, s - 1) || word_at(m, s))
                return;
            break;
        case BACK: {
            long from = m->now[2 * c->x], to = m->now[2 * c->x + 1];
            if (from < 0 || to < from)
                return;
            for (long i = from; i < to; i++, s++) {
                if (s == m->end)
                    return;
                int a = (unsigned char)m->begin[i], b = (unsigned char)*s;
                if (m->flags & REG_ICASE ? lower(a) != lower(b) : a != b)
                    return;
            }
            break;
        }
        case MATCH:
            if (s - m->begin > m->longest) {
                m->longest = s - m->begin;
                BUILTIN(memcpy, m->best, m->now, sizeof m->best);
            }
            return;
        }
        pc++;
    }
}

int regexec(const regex_t *restrict preg, const char *restrict string, size_t count, regmatch_t matches[restrict],
            int flags)
{
    struct run m;
    long length = BUILTIN(strlen, string), found = -1;
    size_t bits = (length + 1) * preg->__length / 8 + 1;
    m.code = (const struct code *)preg->__code;
    m.begin = string;
    m.end = string + length;
    m.flags = preg->__flags;
    m.how = flags;
    m.size = preg->__length;
    m.seen = preg->__has_back ? NULL : (unsigned char *)BUILTIN(malloc, bits);
    if (!m.seen && !preg->__has_back)
        return REG_ESPACE;
    if (m.seen)
        BUILTIN(memset, m.seen, 0, bits);
    for (long i = 0; i < MOST_LOOPS; i++)
        m.marks[i] = -1;
    m.longest = -1;
    for (long at = 0; at <= length && m.longest < 0; at++) {
        for (int i = 0; i < 2 * MOST_GROUPS; i++)
            m.now[i] = -1;
        run(&m, 0, string + at);
        found = at;
    }
    if (m.seen)
        BUILTIN(free, m.seen);
    if (m.longest < 0)
        return REG_NOMATCH;
    for (size_t i = 0; i < count && !(preg->__flags & REG_NOSUB); i++) {
        int known = i < MOST_GROUPS && i <= preg->re_nsub;
        matches[i].rm_so = i == 0 ? found : known && m.best[2 * i + 1] >= 0 ? m.best[2 * i] : -1;
        matches[i].rm_eo = i == 0 ? m.longest : known ? m.best[2 * i + 1] : -1;
    }
    return 0;
}

size_t regerror(int code, const regex_t *restrict preg, char *restrict buf, size_t size)
{
    static const char *const texts[] = {
        "Success", "No match", "Invalid regular expression", "Invalid collation character",
        "Invalid character class name", "Trailing backslash", "Invalid back reference",
        "Unmatched [, [^, [:, [., or [=", "Unmatched ( or \\(", "Unmatched \\{", "Invalid content of \\{\\}",
        "Invalid range end", "Memory exhausted", "Invalid preceding regular expression",
        "Premature end of regular expression", "Regular expression too big", "Unmatched ) or \\)",
    };
    const char *text = code >= 0 && code < 17 ? texts[code] : "Unknown error";
    size_t n = BUILTIN(strlen, text);
    (void)preg;
    if (size) {
        size_t k = n < size ? n : size - 1;
        BUILTIN(memcpy, buf, text, k);
        buf[k] = 0;
    }
    return n + 1;
}

void regfree(regex_t *preg)
{
    BUILTIN(free, preg->__code);
    preg->__code = NULL;
}
