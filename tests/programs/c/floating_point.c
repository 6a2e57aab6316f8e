//@ native
/* float, double and long double: sizes, rounding, conversions, what is printed of them. */
#include <float.h>
#include <math.h>
#include <stdio.h>

int main(void)
{
    float f = 0.1f;
    double d = 0.1;
    long double l = 0.5L;
    printf("%zu %zu %zu\n", sizeof f, sizeof d, sizeof l);
    printf("%.9g %.17g %.4Lf\n", f, d, l);
    printf("%d %d\n", f == 0.1, (float)0.1 == f);
    printf("%.9g %.9g\n", f + 0.2f, f * 3);
    float sum = 0;
    for (int i = 0; i < 10; i++)
        sum += 0.1f;
    printf("%.9g %d\n", sum, sum == 1.0f);
    printf("%d %d %u %ld\n", (int)3.99, (int)-3.99, (unsigned)3e9, (long)1e18);
    printf("%g %g %g\n", (double)(1ul << 63), (double)-1, (float)16777217);
    printf("%g %g %g\n", 1 / 2 + 1.0 / 2, 7 / 2 * 2.0, 7 / 2.0);
    printf("%f %e %g %a\n", 1234.5678, 1234.5678, 1234.5678, 1.0);
    printf("%10.2f|%-10.2f|%+.1f|%010.3f|% f\n", 3.14159, 3.14159, 2.0, -1.5, 1.0);
    printf("%Lf %.10Le %Lg\n", 2.5L, 1.25L, 1e10L);
    double inf = HUGE_VAL, nan = inf - inf;
    printf("%f %f %d %d\n", inf, -inf, nan == nan, nan != nan);
    printf("%d %d %d\n", isinf(inf) != 0, isnan(nan) != 0, signbit(-0.0) != 0);
    printf("%d %d %g %g\n", FLT_DIG, DBL_MANT_DIG, FLT_EPSILON, DBL_MAX);
    printf("%g %g %g\n", 1e-320, 5e-324, 1e308 * 10);
    printf("%g %g\n", 0x1.8p3, 0x.8p0);
    printf("%d %d\n", 0.0 == -0.0, !0.5);
    float up = 1;
    up++;
    up /= 3;
    d = up;
    printf("%.9g %.9g\n", up, d);
    long double sum3 = l + f + 1;
    printf("%.3Lf\n", sum3);
    return 0;
}
