/* printf -- prints its arguments by a format: %s %d %x %o %c %%, \n \t \\ */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char *argv[])
{
    int next = 2;
    if (argc < 2) {
        fprintf(stderr, "printf: missing operand\n");
        return 1;
    }
    do {
        for (const char *p = argv[1]; *p; p++) {
            if (*p == '\\' && p[1]) {
                p++;
                putchar(*p == 'n' ? '\n' : *p == 't' ? '\t' : *p == '0' ? 0 : *p);
            } else if (*p == '%' && p[1]) {
                char spec[16];
                int n = 0;
                while (*p && n < 12 && !(n > 0 && *p >= 'a' && *p <= 'z') && !(n == 1 && *p == '%'))
                    spec[n++] = *p++;
                const char *word = next < argc ? argv[next] : "";
                if (*p == '%') {
                    putchar('%');
                    continue;
                }
                next++;
                if (*p == 's' || *p == 'c') {
                    spec[n++] = *p;
                    spec[n] = '\0';
                    if (*p == 's')
                        printf(spec, word);
                    else if (*word)
                        putchar(*word);
                } else {
                    spec[n++] = 'l';
                    spec[n++] = *p;
                    spec[n] = '\0';
                    printf(spec, strtol(word, NULL, 0));
                }
            } else {
                putchar(*p);
            }
        }
    } while (next < argc && next > 2);
    return 0;
}
