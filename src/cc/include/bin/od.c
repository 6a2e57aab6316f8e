/* od -- bytes as they are: -c as characters, otherwise hexadecimal with the text beside; a star stands for lines
   like the one before. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char *argv[])
{
    unsigned char buf[16], before[16];
    size_t n, at = 0;
    int same = 0;
    int i = 1, characters = argc > 1 && strcmp(argv[1], "-c") == 0;
    i += characters || (argc > 1 && argv[1][0] == '-');
    FILE *f = i < argc ? fopen(argv[i], "r") : stdin;
    if (!f) {
        perror(argv[i]);
        return 1;
    }
    for (; (n = fread(buf, 1, sizeof buf, f)) > 0; at += n) {
        if (n == sizeof buf && at > 0 && memcmp(buf, before, n) == 0) {
            if (!same)
                puts("*");
            same = 1;
            continue;
        }
        memcpy(before, buf, n);
        same = 0;
        printf(characters ? "%07zo" : "%08zx ", at);
        for (size_t k = 0; k < n; k++) {
            const char *names = "\0\a\b\t\n\v\f\r", *letters = "0abtnvfr";
            const char *known = memchr(names, buf[k], 8);
            if (!characters)
                printf(" %02x", buf[k]);
            else if (known)
                printf("  \\%c", letters[known - names]);
            else
                printf(isprint(buf[k]) ? "   %c" : " %03o", buf[k]);
        }
        if (!characters) {
            printf("%*s |", (int)(3 * (16 - n)), "");
            for (size_t k = 0; k < n; k++)
                putchar(isprint(buf[k]) ? buf[k] : '.');
            putchar('|');
        }
        putchar('\n');
    }
    printf(characters ? "%07zo\n" : "%08zx\n", at);
    return 0;
}
