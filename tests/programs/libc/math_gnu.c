//@ native
// Bessel functions, the gamma function's sign, sine and cosine at once, powers of ten.
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    const double at[] = { 1e-9, 0.001, 0.5, 1, 2.4, 7, 19.5, 24.9, 25.1, 60, 500.25 };
    for (int i = 0; i < 11; i++) {
        double x = at[i];
        printf("at %g: J %.11g %.11g %.10g %.10g\n", x, j0(x), j1(x), jn(2, x), jn(5, x));
        printf("  Y %.11g %.11g %.10g\n", y0(x), y1(x), yn(2, x));
    }
    printf("odd ones turn with x: %.12g %.12g %.12g %.12g\n", j1(-3), jn(3, -3), jn(-3, 3), jn(2, -3));
    printf("the 30th at 2 is %.10g, at 40 %.10g\n", jn(30, 2), jn(30, 40));
    errno = 0;
    double r = y0(0);
    printf("Y at 0: %g, %s\n", r, strerror(errno));
    errno = 0;
    r = y1(-1);
    printf("Y below 0 is %s, %s\n", isnan(r) ? "no number" : "a number", strerror(errno));
    printf("far away: %g %g %g\n", j0(INFINITY), y1(INFINITY), jn(4, INFINITY));

    int sign;
    r = lgamma_r(-0.5, &sign);
    printf("gamma of -0.5: %.12g and its sign %d\n", r, sign);
    r = lgamma_r(-1.5, &sign);
    printf("gamma of -1.5: %.12g and its sign %d\n", r, sign);
    lgamma(-2.5);
    printf("signgam is %d", signgam);
    lgamma(4);
    printf(", then %d\n", signgam);

    double s, c;
    float sf, cf;
    sincos(1, &s, &c);
    sincosf(0.5f, &sf, &cf);
    printf("sine and cosine: %.15g %.15g %.6g %.6g\n", s, c, sf, cf);
    printf("powers of ten: %g %g %.15g\n", exp10(3), exp10(-2), exp10(0.5));
    printf("finite: %d %d\n", !!finite(1), !!finite(INFINITY));
    return 0;
}
