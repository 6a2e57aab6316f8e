/* tr -- replaces characters of one set by those of another; -d deletes, -s squeezes repetitions, -c the other ones.
   Sets: ranges a-z, \n \t \\ \NNN, [:upper:] [:lower:] [:digit:] [:alpha:] [:space:]. */
#include <ctype.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int letter(const char **p)
{
    int c = (unsigned char)*(*p)++;
    if (c != '\\' || !**p)
        return c;
    c = *(*p)++;
    if (c >= '0' && c <= '7') {
        int v = c - '0';
        for (int i = 0; i < 2 && **p >= '0' && **p <= '7'; i++)
            v = v * 8 + *(*p)++ - '0';
        return v;
    }
    return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
}

static int set_of(const char *p, int *set)
{
    static const struct { const char *name; int (*is)(int); } classes[] = {
        { "[:upper:]", isupper }, { "[:lower:]", islower }, { "[:digit:]", isdigit }, { "[:alpha:]", isalpha },
        { "[:space:]", isspace }, { "[:alnum:]", isalnum }, { "[:punct:]", ispunct },
    };
    int n = 0;
    while (*p) {
        int known = 0;
        for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
            if (strncmp(p, classes[i].name, 9) == 0) {
                for (int c = 0; c < 256; c++)
                    if (classes[i].is(c))
                        set[n++] = c;
                p += 9;
                known = 1;
            }
        if (known)
            continue;
        int c = letter(&p);
        if (*p == '-' && p[1]) {
            p++;
            int last = letter(&p);
            for (; c <= last && n < 256; c++)
                set[n++] = c;
        } else if (n < 256) {
            set[n++] = c;
        }
    }
    return n;
}

int main(int argc, char *argv[])
{
    known_options(argv, "+cds", 1);
    int i = 1, delete = 0, squeeze = 0, complement = 0;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            delete |= *p == 'd';
            squeeze |= *p == 's';
            complement |= *p == 'c';
        }
    if (i >= argc) {
        fprintf(stderr, "tr: missing operand\nTry 'tr --help' for more information.\n");
        return 1;
    }
    int from[1024], to[1024], map[256], in_first[256] = { 0 }, in_last[256] = { 0 };
    int n = set_of(argv[i], from), m = i + 1 < argc ? set_of(argv[i + 1], to) : 0;
    for (int k = 0; k < n; k++)
        in_first[from[k]] = 1;
    if (complement)
        for (int c = 0; c < 256; c++)
            in_first[c] = !in_first[c];
    for (int c = 0; c < 256; c++)
        map[c] = complement && in_first[c] && m ? to[m - 1] : c;
    if (!complement && m)
        for (int k = 0; k < n; k++)
            map[from[k]] = to[k < m ? k : m - 1];
    for (int k = 0; k < m; k++)
        in_last[to[k]] = 1;
    int c, before = EOF;
    while ((c = getchar()) != EOF) {
        if (delete && in_first[c])
            continue;
        c = delete ? c : map[c];
        if (squeeze && c == before && (m ? in_last[c] : in_first[c]))
            continue;
        putchar(c);
        before = c;
    }
    return 0;
}
