//@ native
/* Every floating conversion. */
#include <float.h>
#include <math.h>
#include <stdio.h>

int main(void)
{
    static const char *shapes[] = { "%%%c", "%%.0%c", "%%#.0%c", "%%.3%c", "%%12.2%c", "%%-12.2%c|", "%%+012.2%c", "%% .1%c", "%%.10%c", "%%#%c", "%%.17%c" };
    static const char conversions[] = "feEgGaA";
    double values[] = { 0.0, -0.0, 1.0, -1.5, 0.5, 2.5, 3.5, 0.1, 1e10, 123456789.0, 1e-5, 1e100, 1e-300, DBL_MAX, DBL_MIN, 5e-324, 999998.5, 0.00001234, INFINITY, -INFINITY, NAN };
    for (int s = 0; s < 11; s++)
        for (int c = 0; c < 7; c++) {
            char format[20];
            snprintf(format, sizeof format, shapes[s], conversions[c]);
            printf("%s:", format);
            for (unsigned v = 0; v < sizeof values / sizeof *values; v++) {
                putchar(' ');
                printf(format, values[v]);
            }
            putchar('\n');
        }
    printf("%Lf %Le %Lg\n", 1.5L, 2.25L, 0.125L);
    printf("%F %F\n", INFINITY, NAN);
    printf("%.60f\n%.40e\n", 0.1, 0.1);
    return 0;
}
