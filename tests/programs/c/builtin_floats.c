//@ native
/* gcc's classification of numbers. */
#include <math.h>
#include <stdio.h>

int main(void)
{
    double list[] = { 0.0, -0.0, 1.5, -1e300, 1e-310, INFINITY, -INFINITY, NAN };
    for (int i = 0; i < 8; i++) {
        double x = list[i];
        printf("%d %d %d %d %d %d %d\n", !!__builtin_signbit(x), !!__builtin_isnan(x), __builtin_isinf_sign(x),
               !!__builtin_isfinite(x), !!__builtin_isnormal(x), __builtin_fpclassify(10, 20, 30, 40, 50, x),
               !!__builtin_isunordered(x, 1.0));
        printf("%d %d %d\n", !!__builtin_isless(x, 1), !!__builtin_islessgreater(x, 1.5), !!signbit(x));
    }
    printf("%g %g %g %g\n", __builtin_powi(2, 10), __builtin_powi(2, -2), __builtin_fabs(-3), __builtin_copysign(1, -2));
    printf("%g %g %g\n", __builtin_fmaf(2, 3, 4), __builtin_inf(), __builtin_huge_val());
    return 0;
}
