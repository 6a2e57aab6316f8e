//@ native
/* A number's digits, the place of its point and its sign, apart (ecvt(3), fcvt(3), gcvt(3)). */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    double values[] = { 0, 1, -1, 3.14159, 9.999, 123456.789, 0.000123456, -0.5, 0.05, 99.5, 1e20, 2.5, INFINITY };
    char buf[64];
    for (unsigned i = 0; i < sizeof values / sizeof *values; i++)
        for (int digits = 0; digits < 9; digits += 2) {
            int point = 77, negative = 77;
            char *s = ecvt(values[i], digits, &point, &negative);
            printf("%g %d: %s %d %d", values[i], digits, s, point, negative);
            s = fcvt(values[i], digits, &point, &negative);
            printf("  %s %d %d", s, point, negative);
            printf("  %s\n", gcvt(values[i], digits + 1, buf));
        }
    return 0;
}
