//@ native
/* strtod: every form of a number. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const char *texts[] = { "0", "-0", "1.5", ".5", "5.", "1e3", "1e+3", "1e-3", "1e", "1e+", "1.5x", "  2", "+3", "-.25", ".", "e5", "inf", "INFINITY",
        "-inf", "nan", "NAN(123)", "infinit", "0x1p4", "0x.8", "0x1.8p-1", "0x", "0xg", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4e-324", "1.7976931348623157e308",
        "1.7976931348623159e308", "0.1", "123456789012345678901234567890", "9007199254740993", "2.2250738585072011e-308", "", "abc", "1_000", "1,5" };
    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *end;
        errno = 0;
        double d = strtod(texts[i], &end);
        printf("%s: %.17g %a %d %d", texts[i], d, d, (int)(end - texts[i]), errno);
        errno = 0;
        float f = strtof(texts[i], &end);
        printf(" %.9g %d\n", f, errno);
    }
    return 0;
}
