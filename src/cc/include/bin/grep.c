/* grep -- lines that contain a pattern: -v those that do not, -i whatever the case, -c how many, -n with numbers,
   -q only the status, -F the pattern is plain text. Patterns: . * ^ $ [set] \c, as in ed(1). */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static int invert, ignore_case, counting, numbered, quiet, plain, names;

static int same(int a, int b)
{
    return ignore_case ? tolower(a) == tolower(b) : a == b;
}

/* Where the one-character pattern at `p` ends. */
static const char *after(const char *p)
{
    if (*p == '\\' && p[1])
        return p + 2;
    if (*p == '[' && !plain) {
        const char *q = p + 1;
        q += *q == '^';
        q += *q == ']';
        while (*q && *q != ']')
            q++;
        return *q ? q + 1 : p + 1;
    }
    return p + 1;
}

static int one(const char *p, int c)
{
    if (!c)
        return 0;
    if (plain)
        return same(*p, c);
    if (*p == '\\' && p[1])
        return same(p[1], c);
    if (*p == '.')
        return 1;
    if (*p == '[' && after(p) > p + 1) {
        const char *q = p + 1, *end = after(p) - 1;
        int not = *q == '^', found = 0;
        for (q += not; q < end; q++)
            if (q + 2 < end && q[1] == '-') {
                found |= c >= q[0] && c <= q[2];
                q += 2;
            } else {
                found |= same(*q, c);
            }
        return found != not;
    }
    return same(*p, c);
}

static int here(const char *p, const char *s)
{
    if (!*p)
        return 1;
    if (!plain && *p == '$' && !p[1])
        return !*s;
    const char *q = after(p);
    if (!plain && *q == '*') {
        const char *t = s;
        while (one(p, (unsigned char)*t))
            t++;
        for (; t >= s; t--)
            if (here(q + 1, t))
                return 1;
        return 0;
    }
    return one(p, (unsigned char)*s) && here(q, s + 1);
}

static int matches(const char *p, const char *s)
{
    if (!plain && *p == '^')
        return here(p + 1, s);
    do
        if (here(p, s))
            return 1;
    while (*s++);
    return 0;
}

static int search(const char *pattern, FILE *f, const char *name)
{
    static char line[8192];
    long found = 0;
    for (long n = 1; fgets(line, sizeof line, f); n++) {
        line[strcspn(line, "\n")] = '\0';
        if (matches(pattern, line) == invert)
            continue;
        found++;
        if (quiet)
            return 1;
        if (counting)
            continue;
        if (names)
            printf("%s:", name);
        if (numbered)
            printf("%ld:", n);
        puts(line);
    }
    if (counting)
        names ? printf("%s:%ld\n", name, found) : printf("%ld\n", found);
    return found > 0;
}

int main(int argc, char *argv[])
{
    int i = 1, found = 0, failed = 0;
    for (; i < argc && argv[i][0] == '-' && argv[i][1] && strcmp(argv[i], "-e") != 0; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            invert |= *p == 'v';
            ignore_case |= *p == 'i';
            counting |= *p == 'c';
            numbered |= *p == 'n';
            quiet |= *p == 'q';
            plain |= *p == 'F';
        }
    i += i < argc && strcmp(argv[i], "-e") == 0;
    if (i >= argc) {
        fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\n");
        return 2;
    }
    const char *pattern = argv[i++];
    if (i == argc)
        return !search(pattern, stdin, "(standard input)");
    names = argc - i > 1;
    for (; i < argc; i++) {
        FILE *f = fopen(argv[i], "r");
        if (!f) {
            fprintf(stderr, "grep: %s: %s\n", argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        found |= search(pattern, f, argv[i]);
        fclose(f);
    }
    return failed ? 2 : !found;
}
