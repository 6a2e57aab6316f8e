/* printf -- prints its arguments by a format: %s %b %c %d %i %u %x %X %o %e %f %g %%, with flags, widths and precisions, a *
   for one of the arguments; \a \b \f \n \r \t \v \\ \NNN. A number may be 'C for a character's. The format is used again while
   there are arguments. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **next;
static int failed;

static const char *word(void)
{
    return *next ? *next++ : NULL;
}

/* An escape sequence at the backslash; gives its last character. In an argument \0NNN has one digit more, and \c ends all. */
static const char *escape(const char *p, int in_argument)
{
    static const char known[] = "abfnrtv\\\"", meant[] = "\a\b\f\n\r\t\v\\\"";
    const char *k = *++p ? strchr(known, *p) : NULL;
    if (*p >= '0' && *p <= '7') {
        int code = 0, most = 3 + (in_argument && *p == '0');
        for (int i = 0; i < most && *p >= '0' && *p <= '7'; i++)
            code = code * 8 + *p++ - '0';
        putchar(code);
        return p - 1;
    }
    if (in_argument && *p == 'c')
        exit(failed);
    if (k) {
        putchar(meant[k - known]);
        return p;
    }
    putchar('\\');
    if (!*p)
        return p - 1;
    putchar(*p);
    return p;
}

static void check(const char *s, const char *end)
{
    if (errno == ERANGE)
        fprintf(stderr, "printf: %s: Numerical result out of range\n", s);
    else if (end == s)
        fprintf(stderr, "printf: %s: expected numeric value\n", s);
    else if (*end)
        fprintf(stderr, "printf: %s: not completely converted\n", s);
    else
        return;
    failed = 1;
}

static long number(const char *s, int is_signed)
{
    char *end;
    if (!s)
        return 0;
    if (*s == '\'' || *s == '"')
        return (unsigned char)s[1];
    errno = 0;
    long v = is_signed ? strtol(s, &end, 0) : (long)strtoul(s, &end, 0);
    check(s, end);
    return v;
}

static double fraction(const char *s)
{
    char *end;
    if (!s)
        return 0;
    if (*s == '\'' || *s == '"')
        return (unsigned char)s[1];
    errno = 0;
    double v = strtod(s, &end);
    check(s, end);
    return v;
}

/* A conversion at the percent sign; gives its letter. */
static const char *conversion(const char *p)
{
    char spec[64] = "%";
    size_t n = 1;
    for (p++; *p && strchr("-+ #0123456789.*", *p) && n < 40; p++) {
        if (*p == '*')
            n += snprintf(spec + n, sizeof spec - n - 8, "%d", (int)number(word(), 1));
        else
            spec[n++] = *p;
    }
    switch (*p) {
    case 's':
    case 'c': {
        const char *s = word();
        strcpy(spec + n, *p == 's' ? "s" : ".1s");
        printf(spec, s ? s : "");
        break;
    }
    case 'b':
        for (const char *s = word(); s && *s; s++) {
            if (*s == '\\')
                s = escape(s, 1);
            else
                putchar(*s);
        }
        break;
    case 'd': case 'i': case 'u': case 'x': case 'X': case 'o':
        snprintf(spec + n, sizeof spec - n, "l%c", *p);
        printf(spec, number(word(), *p == 'd' || *p == 'i'));
        break;
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'a': case 'A':
        spec[n] = *p;
        printf(spec, fraction(word()));
        break;
    default:
        fflush(stdout);
        fprintf(stderr, "printf: %.*s: invalid directive\n", (int)(n + (*p != 0)), strcat(spec, (char[]){ *p, 0 }));
        exit(2);
    }
    return p;
}

int main(int argc, char *argv[])
{
    int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;
    if (argc <= first) {
        fprintf(stderr, "printf: usage: printf format [arg ...]\n");
        return 2;
    }
    next = argv + first + 1;
    for (;;) {
        char **before = next;
        for (const char *p = argv[first]; *p; p++) {
            if (*p == '\\')
                p = escape(p, 0);
            else if (*p == '%' && p[1] == '%')
                putchar(*p++);
            else if (*p == '%')
                p = conversion(p);
            else
                putchar(*p);
        }
        if (!*next || next == before)
            return failed;
    }
}
