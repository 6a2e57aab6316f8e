//@ native
/* math.h where the result is exact or safely rounded. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const double list[] = { 0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 3.7, -3.7, 1e15, 123456.789, -1e-5 };
    for (int i = 0; i < 12; i++) {
        double x = list[i], whole;
        int e;
        double frac = modf(x, &whole), m = frexp(x, &e);
        printf("%g: %g %g %g %g %g %g %ld %ld %g %g %g %d\n", x, floor(x), ceil(x), trunc(x), round(x), rint(x), nearbyint(x), lround(x), lrint(x), fabs(x), frac, m, e);
        printf("%.10g %.10g %.10g %.10g\n", sin(x), cos(x), atan(x), exp(-fabs(x) / 1e15));
    }
    printf("%g %g %g %g %g\n", sqrt(2), cbrt(27), pow(2, 10), pow(2, -1), pow(-8, 3));
    printf("%g %g %g %g\n", fmod(7, 3), fmod(-7, 3), remainder(7, 4), hypot(3, 4));
    printf("%g %g %g %g\n", fmax(1, 2), fmin(1, NAN), fdim(5, 3), fma(2, 3, 4));
    printf("%.10g %.10g %.10g %.10g\n", log(10), log10(1000), log2(8), log1p(0.5));
    printf("%g %g %g %d\n", ldexp(1.5, 4), scalbn(1, 10), logb(1000), ilogb(1000));
    printf("%g %g %d %d\n", copysign(3, -1), nextafter(1, 2) - 1, isnan(sqrt(-1)), isinf(log(0)));
    printf("%.8g %.8g %.8g %.8g\n", tgamma(5), lgamma(10), erf(0.5), erfc(0.5));
    printf("%d %ld %lld %g\n", abs(-3), labs(-4L), llabs(-5LL), fabs(-6.5));
    div_t d = div(-7, 2);
    ldiv_t l = ldiv(7, -2);
    printf("%d %d %ld %ld\n", d.quot, d.rem, l.quot, l.rem);
    printf("%f %f\n", sqrtf(2), powf(2, 0.5f));
    return 0;
}
