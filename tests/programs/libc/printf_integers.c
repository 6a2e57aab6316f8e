//@ native
/* Every integer conversion with every flag, width and precision. */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    static const char *flags[] = { "", "-", "+", " ", "#", "0", "-+", "+0", " 0", "#0", "-#", "+ " };
    static const char *widths[] = { "", "1", "8", "12" };
    static const char *precisions[] = { "", ".", ".0", ".3", ".10" };
    static const char conversions[] = "dioxXu";
    static const int values[] = { 0, 1, -1, 42, INT_MAX, INT_MIN };
    for (int f = 0; f < 12; f++)
        for (int w = 0; w < 4; w++)
            for (int p = 0; p < 5; p++)
                for (int c = 0; c < 6; c++) {
                    char format[40];
                    snprintf(format, sizeof format, "%%%s%s%s%c", flags[f], widths[w], precisions[p], conversions[c]);
                    printf("%s:", format);
                    for (int v = 0; v < 6; v++) {
                        putchar('[');
                        printf(format, values[v]);
                        putchar(']');
                    }
                    putchar('\n');
                }
    printf("%hhd %hhu %hd %hu\n", 300, 300, 70000, 70000);
    printf("%ld %lu %lld %llu\n", LONG_MIN, ULONG_MAX, LLONG_MIN, ULLONG_MAX);
    printf("%jd %ju %zu %zd %td\n", INTMAX_MIN, UINTMAX_MAX, sizeof(int), (size_t)-1, (char *)8 - (char *)3);
    printf("%*d|%-*d|%.*d|%*.*d\n", 6, 1, 6, 2, 3, 3, 8, 4, 4);
    printf("%*d|%.*d|\n", -6, 1, -3, 2);
    return 0;
}
