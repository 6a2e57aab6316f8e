/* wc -- counts lines, words and bytes: -l, -w, -c choose; -m characters, -L the length of the longest line. */
#include <ctype.h>
#include <errno.h>
#include <ringside/longopts.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { LINES, WORDS, LETTERS, BYTES, LONGEST, COUNTS };

static int chosen[COUNTS], width = 1;
static long total[COUNTS];

static void print(const long n[COUNTS], const char *name)
{
    const char *gap = "";
    for (int i = 0; i < COUNTS; i++)
        if (chosen[i]) {
            printf("%s%*ld", gap, width, n[i]);
            gap = " ";
        }
    printf(name ? " %s\n" : "\n", name);
}

static int count(FILE *f, const char *name)
{
    long n[COUNTS] = { 0 }, length = 0;
    int c, inside = 0;
    while ((c = getc(f)) != EOF) {
        n[BYTES]++;
        n[LETTERS] += (c & 0xc0) != 0x80;
        n[LINES] += c == '\n';
        length = c == '\n' ? 0 : c == '\t' ? length / 8 * 8 + 8 : length + (c >= ' ' && (c & 0xc0) != 0x80);
        if (length > n[LONGEST])
            n[LONGEST] = length;
        if (isspace(c)) {
            inside = 0;
        } else if (!inside) {
            inside = 1;
            n[WORDS]++;
        }
    }
    print(n, name);
    for (int i = 0; i < COUNTS; i++)
        total[i] = i != LONGEST ? total[i] + n[i] : n[i] > total[i] ? n[i] : total[i];
    return ferror(f);
}

int main(int argc, char *argv[])
{
    int i = 1, failed = 0, only_one = 0;
    short_options(argv, "lines=l words=w bytes=c chars=m max-line-length=L");
    known_options(argv, "lwmcL", 1);
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++)
        for (const char *p = argv[i] + 1; *p; p++) {
            const char *letters = "lwmcL", *found = strchr(letters, *p);
            chosen[found - letters] = 1;
        }
    for (int k = 0; k < COUNTS; k++)
        only_one += chosen[k];
    if (!only_one)
        chosen[LINES] = chosen[WORDS] = chosen[BYTES] = 1;
    only_one = only_one == 1;
    if (i == argc) {
        struct stat st;
        width = only_one ? 1 : 7;
        if (!only_one && fstat(0, &st) == 0 && S_ISREG(st.st_mode))
            for (width = 1; st.st_size >= 10; st.st_size /= 10)
                width++;
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
