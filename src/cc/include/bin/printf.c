/* printf -- prints its arguments by a format: %s %d %i %u %x %X %o %c %f %e %g %%, and \n \t \\ \0nn. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
                static const char known[] = "abfnrtv", meant[] = "\a\b\f\n\r\t\v";
                const char *k = strchr(known, *++p);
                if (*p >= '0' && *p <= '7') {
                    int code = 0;
                    for (int i = 0; i < 3 && *p >= '0' && *p <= '7'; i++)
                        code = code * 8 + *p++ - '0';
                    p--;
                    putchar(code);
                } else {
                    putchar(k ? meant[k - known] : *p);
                }
            } else if (*p == '%' && p[1]) {
                char spec[16] = "";
                int n = 0;
                do
                    spec[n++] = *p++;
                while (*p && n < 12 && strchr("-+ #0123456789.", *p));
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
                } else if (strchr("feEgG", *p)) {
                    spec[n++] = *p;
                    spec[n] = '\0';
                    printf(spec, strtod(word, NULL));
                } else if (!strchr("diuxXo", *p)) {
                    fprintf(stderr, "printf: %s%c: invalid conversion specification\n", spec, *p);
                    return 1;
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
