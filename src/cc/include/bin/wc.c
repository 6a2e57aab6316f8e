/* wc -- counts lines, words and bytes: -l, -w, -c choose. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static int lines, words, bytes, width = 1;
static long total[3];

static void print(const long n[3], const char *name)
{
    const char *gap = "";
    int chosen[3] = { lines, words, bytes };
    for (int i = 0; i < 3; i++)
        if (chosen[i]) {
            printf("%s%*ld", gap, width, n[i]);
            gap = " ";
        }
    printf(name ? " %s\n" : "\n", name);
}

static int count(FILE *f, const char *name)
{
    long n[3] = { 0 };
    int c, inside = 0;
    while ((c = getc(f)) != EOF) {
        n[2]++;
        n[0] += c == '\n';
        if (isspace(c)) {
            inside = 0;
        } else if (!inside) {
            inside = 1;
            n[1]++;
        }
    }
    print(n, name);
    for (int i = 0; i < 3; i++)
        total[i] += n[i];
    return ferror(f);
}

int main(int argc, char *argv[])
{
    int i = 1, failed = 0;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            lines |= *p == 'l';
            words |= *p == 'w';
            bytes |= *p == 'c';
        }
    if (!lines && !words && !bytes)
        lines = words = bytes = 1;
    int only_one = lines + words + bytes == 1;
    if (i == argc) {
        width = only_one ? 1 : 7;
        return count(stdin, NULL);
    }
    int files = argc - i;
    /* Columns as wide as the sum of the sizes: count first. */
    if (!only_one || files > 1) {
        long sum = 0;
        for (int k = i; k < argc; k++) {
            FILE *f = fopen(argv[k], "r");
            if (f) {
                fseek(f, 0, SEEK_END);
                sum += ftell(f);
                fclose(f);
            }
        }
        for (width = 1; sum >= 10; sum /= 10)
            width++;
    }
    for (; i < argc; i++) {
        FILE *f = fopen(argv[i], "r");
        if (!f) {
            fprintf(stderr, "wc: %s: %s\n", argv[i], strerror(errno));
            failed = 1;
            continue;
        }
        failed |= count(f, argv[i]);
        fclose(f);
    }
    if (files > 1)
        print(total, "total");
    return failed;
}
