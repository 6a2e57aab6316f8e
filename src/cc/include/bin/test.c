/* test -- compares and asks: status 0 for true, 1 for false, 2 for what is no question. EXPR -a EXPR, EXPR -o EXPR, ! EXPR,
   ( EXPR ); of files -e -f -d -p -S -L -h -b -c -s -r -w -x -O -G -u -g -k, -nt -ot -ef; of a descriptor -t; of words -z -n
   = == !=; of numbers -eq -ne -lt -le -gt -ge. */
#include <ringside/file_tests.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char **w;
static int left;

static void wrong(const char *format, const char *what)
{
    fprintf(stderr, "test: ");
    fprintf(stderr, format, what);
    fputc('\n', stderr);
    exit(2);
}

static long number(const char *s)
{
    char *end;
    const char *p = s + strspn(s, " \t\n");
    long n = strtol(p, &end, 10);
    end += strspn(end, " \t\n");
    if (!*p || *end)
        wrong("invalid integer '%s'", s);
    return n;
}

static int is_unary(const char *s)
{
    return s[0] == '-' && s[1] && !s[2] && (strchr("znt", s[1]) || strchr(file_tests, s[1]));
}

static int unary(int op, const char *a)
{
    switch (op) {
    case 'z': return !*a;
    case 'n': return *a != 0;
    case 't': return isatty(number(a));
    }
    return file_test(op, a);
}

static const char *const OPS[] = {
    "=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef", NULL
};

static int op_of(const char *s)
{
    for (int i = 0; OPS[i]; i++)
        if (strcmp(s, OPS[i]) == 0)
            return i;
    return -1;
}

static int binary(const char *a, int op, const char *b)
{
    if (op < 3)
        return (strcmp(a, b) == 0) == (op < 2);
    if (op < 9) {
        long x = number(a), y = number(b);
        int values[] = { x == y, x != y, x < y, x <= y, x > y, x >= y };
        return values[op - 3];
    }
    return op == 11 ? file_same(a, b) : op == 10 ? file_newer(b, a) : file_newer(a, b);
}

static int either(void);

static char *next(void)
{
    if (left == 0)
        wrong("missing argument after '%s'", w[-1]);
    left--;
    return *w++;
}

static int primary(void)
{
    if (left >= 3 && op_of(w[1]) >= 0) {
        char *a = next();
        int op = op_of(next());
        return binary(a, op, next());
    }
    char *s = next();
    if (strcmp(s, "!") == 0 && left > 0)
        return !primary();
    if (strcmp(s, "(") == 0 && left > 0) {
        int v = either();
        if (left == 0 || strcmp(*w, ")") != 0)
            wrong("%s expected", "')'");
        next();
        return v;
    }
    if (is_unary(s) && left > 0)
        return unary(s[1], next());
    return *s != 0;
}

static int both(void)
{
    int v = primary();
    while (left > 0 && strcmp(*w, "-a") == 0) {
        next();
        v &= primary();
    }
    return v;
}

static int either(void)
{
    int v = both();
    while (left > 0 && strcmp(*w, "-o") == 0) {
        next();
        v |= both();
    }
    return v;
}

/* POSIX says by the number of arguments what each is. */
static int truth(void)
{
    switch (left) {
    case 0: return 0;
    case 1: return *w[0] != 0;
    case 2:
        if (strcmp(w[0], "!") == 0)
            return !*w[1];
        if (!is_unary(w[0]))
            wrong(w[0][0] == '-' ? "'%s': unary operator expected" : "missing argument after '%s'", w[0][0] == '-' ? w[0] : w[1]);
        return unary(w[0][1], w[1]);
    case 3:
        if (op_of(w[1]) >= 0)
            return binary(w[0], op_of(w[1]), w[2]);
        if (strcmp(w[1], "-a") == 0)
            return *w[0] && *w[2];
        if (strcmp(w[1], "-o") == 0)
            return *w[0] || *w[2];
        if (strcmp(w[0], "!") == 0) {
            w++;
            left = 2;
            return !truth();
        }
        if (strcmp(w[0], "(") == 0 && strcmp(w[2], ")") == 0)
            return *w[1] != 0;
        wrong("'%s': binary operator expected", w[1]);
        break;
    case 4:
        if (strcmp(w[0], "!") == 0) {
            w++;
            left = 3;
            return !truth();
        }
        if (strcmp(w[0], "(") == 0 && strcmp(w[3], ")") == 0) {
            w++;
            left = 2;
            return truth();
        }
    }
    int v = either();
    if (left > 0)
        wrong("extra argument '%s'", *w);
    return v;
}

int main(int argc, char *argv[])
{
    w = argv + 1;
    left = argc - 1;
    return !truth();
}
