//@ native
/* strtol and its family: bases, ends, ranges. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const char *texts[] = { "0", "42", "  -17rest", "+5", "0x1F", "0x", "077", "08", "z", "", "-", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "-1",
        "1010", "zz", "\t\n 12 ", "12abc" };
    static const int bases[] = { 0, 2, 8, 10, 16, 36 };
    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int b = 0; b < 6; b++) {
            char *end;
            errno = 0;
            long l = strtol(texts[i], &end, bases[b]);
            printf("%ld %d %d", l, (int)(end - texts[i]), errno);
            errno = 0;
            unsigned long u = strtoul(texts[i], &end, bases[b]);
            printf(" %lu %d %d\n", u, (int)(end - texts[i]), errno);
        }
    char *end = NULL;
    errno = 0;
    printf("%ld", strtol("12", NULL, 1));
    printf(" %d\n", errno);
    printf("%d %ld %lld %g\n", atoi(" 12x"), atol("-3"), atoll("99999999999"), atof("2.5e1z"));
    printf("%lld %llu\n", strtoll("-5", &end, 10), strtoull("5", &end, 10));
    return 0;
}
