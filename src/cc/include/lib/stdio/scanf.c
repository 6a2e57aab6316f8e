// defines scanf vscanf fscanf vfscanf sscanf vsscanf
/* scanf(3): reads byte by byte through the stream, and gives back the one it did not want. */
#include <ringside/file.h>
#include <stdarg.h>

int ungetc(int c, FILE *f);
void *malloc(size_t size);
void *realloc(void *p, size_t size);

struct scan {
    FILE *f;
    long count;      /* bytes consumed */
    int width;       /* how many more may be taken for this conversion */
    char text[512];  /* a number's characters */
    int length;
};

static int space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int get(struct scan *s)
{
    if (s->width == 0)
        return EOF;
    int c = GETC(s->f);
    if (c != EOF) {
        s->count++;
        s->width--;
    }
    return c;
}

static void back(struct scan *s, int c)
{
    if (c != EOF) {
        ungetc(c, s->f);
        s->count--;
        s->width++;
    }
}

static int take(struct scan *s, int c)
{
    if (s->length < (int)sizeof s->text - 1)
        s->text[s->length++] = c;
    return get(s);
}

static int digit(int c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

/* An integer as strtol(3) reads it; false: no digit. */
static int integer(struct scan *s, int base, int is_signed, unsigned long *value)
{
    int c = get(s), negative = 0, any = 0, over = 0;
    unsigned long v = 0;
    if (c == '+' || c == '-') {
        negative = c == '-';
        c = get(s);
    }
    if (c == '0' && (base == 0 || base == 16)) {
        any = 1;
        c = get(s);
        if ((c | 32) == 'x') {
            base = 16;
            c = get(s);
        } else if (base == 0) {
            base = 8;
        }
    }
    if (base == 0)
        base = 10;
    for (; digit(c) < base; c = get(s), any = 1) {
        if (v > (~0UL - digit(c)) / base)
            over = 1;
        v = v * base + digit(c);
    }
    back(s, c);
    if (is_signed) {
        if (over || v > (1UL << 63) - !negative)
            v = (1UL << 63) - !negative;
        *value = negative ? -v : v;
    } else {
        *value = over ? ~0UL : negative ? -v : v;
    }
    return any;
}

/* The characters of a floating number go to `text`. */
static int floating(struct scan *s)
{
    static const char *const words[] = { "infinity", "nan" };
    int c = get(s), any = 0, hex = 0;
    s->length = 0;
    if (c == '+' || c == '-')
        c = take(s, c);
    for (int w = 0; w < 2; w++)
        if ((c | 32) == words[w][0]) {
            int n = 0;
            while (words[w][n] && (c | 32) == words[w][n]) {
                c = take(s, c);
                n++;
            }
            back(s, c);
            s->text[s->length] = '\0';
            return n == 3 || n == 8;
        }
    if (c == '0') {
        any = 1;
        c = take(s, c);
        /* At the end of the field's width it is no mark of a base. */
        if ((c | 32) == 'x' && s->width != 0) {
            hex = 1;
            any = 0;
            c = take(s, c);
        }
    }
    for (; digit(c) < (hex ? 16 : 10); any = 1)
        c = take(s, c);
    if (c == '.')
        for (c = take(s, c); digit(c) < (hex ? 16 : 10); any = 1)
            c = take(s, c);
    if (any && (c | 32) == (hex ? 'p' : 'e')) {
        c = take(s, c);
        if (c == '+' || c == '-')
            c = take(s, c);
        /* glibc is content with an exponent without digits. */
        while (digit(c) < 10)
            c = take(s, c);
    }
    back(s, c);
    s->text[s->length] = '\0';
    return any;
}

/* %[...]: which bytes are in the set; gives the place after the `]`. */
static const char *set_of(const char *p, char *set)
{
    int in = 1;
    if (*p == '^') {
        in = 0;
        p++;
    }
    BUILTIN(memset, set, !in, 256);
    for (int first = 1; *p && (*p != ']' || first); p++, first = 0) {
        if (*p == '-' && !first && p[1] && p[1] != ']') {
            for (int c = (unsigned char)p[-1]; c <= (unsigned char)p[1]; c++)
                set[c] = in;
            p++;
        } else {
            set[(unsigned char)*p] = in;
        }
    }
    return *p ? p + 1 : p;
}

/* The character that begins with byte `c`, for %ls and its like: the rest of it is taken too. */
static int wide(struct scan *s, int c)
{
    int more = !__utf8 || c < 0xc2 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : c < 0xf5 ? 3 : 0;
    int value = more ? c & 0x3f >> more : c;
    for (; more > 0; more--) {
        s->width++;
        int next = get(s);
        if ((next & 0xc0) != 0x80) {
            back(s, next);
            s->width--;
            break;
        }
        value = value << 6 | (next & 0x3f);
    }
    return value;
}

/* %c, %s, %[: bytes into the caller's memory, or (`m`) into memory made for them. */
static int bytes(struct scan *s, int kind, const char *set, int size, char *to, char **made)
{
    long n = 0, room = 0;
    int c = EOF;
    while (s->width != 0) {
        c = get(s);
        if (c == EOF || (kind == 's' && space(c)) || (kind == '[' && !set[c])) {
            back(s, c);
            break;
        }
        if (made && n + 1 >= room) {
            room = room ? 2 * room : 32;
            to = realloc(to, room * size);
        }
        if (size > 1)
            c = wide(s, c);
        if (to && size > 1)
            ((int *)to)[n] = c;
        else if (to)
            to[n] = c;
        n++;
    }
    if (made)
        *made = to;
    if (n == 0)
        return 0;
    if (to && kind != 'c') {
        if (size > 1)
            ((int *)to)[n] = 0;
        else
            to[n] = '\0';
    }
    return 1;
}

int vfscanf(FILE *restrict f, const char *restrict format, va_list args)
{
    struct scan s = { .f = f };
    int done = 0, c;
    char set[256];
    LOCK(f);
    for (const char *p = format; *p;) {
        s.width = -1;
        if (space((unsigned char)*p)) {
            while (space((unsigned char)*p))
                p++;
            while (space(c = get(&s)))
                ;
            back(&s, c);
            continue;
        }
        if (*p != '%' || p[1] == '%') {
            if (*p == '%') {
                while (space(c = get(&s)))
                    ;
                p++;
            } else {
                c = get(&s);
            }
            if (c != (unsigned char)*p) {
                back(&s, c);
                if (c == EOF && done == 0)
                    done = EOF;
                break;
            }
            p++;
            continue;
        }
        int suppress = 0, allocate = 0, size = 4;
        p++;
        if (*p == '*') {
            suppress = 1;
            p++;
        }
        int width = 0;
        while (*p >= '0' && *p <= '9')
            width = width * 10 + *p++ - '0';
        if (*p == 'm') {
            allocate = 1;
            p++;
        }
        switch (*p) {
        case 'h': size = *++p == 'h' ? (p++, 1) : 2; break;
        case 'l': size = 8; if (*++p == 'l') p++; break;
        case 'q': case 'j': case 'z': case 'Z': case 't': size = 8; p++; break;
        case 'L': size = 16; p++; break;
        }
        int kind = *p ? *p++ : 0;
        if (kind == 'C' || kind == 'S') {
            kind |= 32;
            size = 8;
        }
        if (kind == 'n') {
            void *to = suppress ? NULL : va_arg(args, void *);
            if (to)
                size == 1 ? (void)(*(char *)to = s.count) : size == 2 ? (void)(*(short *)to = s.count)
                    : size == 8 ? (void)(*(long *)to = s.count) : (void)(*(int *)to = s.count);
            continue;
        }
        if (kind == '[')
            p = set_of(p, set);
        if (kind != 'c' && kind != '[') {
            while (space(c = get(&s)))
                ;
            back(&s, c);
        }
        /* Nothing left at all is an input failure, not a mismatch. */
        s.width = -1;
        c = get(&s);
        if (c == EOF) {
            if (done == 0)
                done = EOF;
            break;
        }
        back(&s, c);
        s.width = width ? width : kind == 'c' ? 1 : -1;
        if (kind == 'c' || kind == 's' || kind == '[') {
            char **made = allocate && !suppress ? va_arg(args, char **) : NULL;
            char *to = suppress || made ? NULL : va_arg(args, char *);
            if (!bytes(&s, kind, set, size == 8 ? 4 : 1, to, made))
                break;
        } else if (kind && BUILTIN(strchr, "diouxXp", kind)) {
            unsigned long v;
            int base = kind == 'i' ? 0 : kind == 'o' ? 8 : kind == 'x' || kind == 'X' || kind == 'p' ? 16 : 10;
            if (!integer(&s, base, kind == 'd' || kind == 'i', &v))
                break;
            if (!suppress) {
                void *to = va_arg(args, void *);
                if (kind == 'p' || size >= 8)
                    *(unsigned long *)to = v;
                else if (size == 4)
                    *(unsigned *)to = v;
                else if (size == 2)
                    *(unsigned short *)to = v;
                else
                    *(unsigned char *)to = v;
            }
        } else if (kind && BUILTIN(strchr, "aAeEfFgG", kind)) {
            if (!floating(&s))
                break;
            if (!suppress) {
                void *to = va_arg(args, void *);
                if (size == 4)
                    *(float *)to = BUILTIN_F(strtof, s.text, NULL);
                else if (size == 8)
                    *(double *)to = BUILTIN_F(strtod, s.text, NULL);
                else
                    *(long double *)to = BUILTIN_F(strtod, s.text, NULL);
            }
        } else {
            break;
        }
        done += !suppress;
    }
    UNLOCK(f);
    return done;
}

int vscanf(const char *restrict format, va_list args)
{
    return vfscanf(stdin, format, args);
}

int vsscanf(const char *restrict s, const char *restrict format, va_list args)
{
    FILE f = { .fd = -1, .flags = F_READ, .newline = EOF };
    f.buf = f.rpos = (unsigned char *)s;
    f.rend = f.rpos + BUILTIN(strlen, s);
    return vfscanf(&f, format, args);
}

int fscanf(FILE *restrict f, const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vfscanf(f, format, args);
    va_end(args);
    return n;
}

int scanf(const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vfscanf(stdin, format, args);
    va_end(args);
    return n;
}

int sscanf(const char *restrict s, const char *restrict format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsscanf(s, format, args);
    va_end(args);
    return n;
}
