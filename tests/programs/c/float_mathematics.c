//@ native
/* The mathematics of float and long double have their own names, declared by <math.h>; <tgmath.h> picks by type. */
#include <math.h>
#include <stdio.h>
#include <tgmath.h>
#undef sqrt
#undef pow

static float apply(float (*f)(float), float x)
{
    return f(x);
}

#define KIND(x) _Generic((x), float: "float", double: "double", long double: "long double", \
    float complex: "float complex", double complex: "double complex", default: "other")

int main(void)
{
    printf("%.3f %.3f %.3f %.3f\n", sqrtf(2), powf(2, 3.5f), floorf(-2.5f), (double)sqrtl(2.0L));
    printf("%.4f %.4f %.4f %d\n", apply(sinf, 1), apply(cosf, 1), apply(expf, 1), sizeof(sqrtf(4)) == sizeof(float));
    printf("%g %g %ld %lld %d\n", fmaxf(1, 2), fminf(1, NAN), lroundl(2.5L), llroundf(-2.5f), ilogbf(10));
    int e, q;
    long double whole, part = modfl(-3.25L, &whole), half = frexpl(10.0L, &e);
    printf("%Lg %Lg %Lg %d\n", part, whole, half, e);
    volatile double x = 29, y = 3;
    double r = remquo(x, y, &q);
    printf("%g %d %g\n", r, q, scalbln(1.5, 4));
    printf("%d %d\n", nexttoward(1, 2.0L) > 1, nexttowardf(1, 0) < 1);
    float f = 2;
    long double l = 2;
    double complex z = -4;
    printf("%s %s %s %s %s\n", KIND(sin(f)), KIND(sin(2)), KIND(cos(l)), KIND(exp(z)), KIND(hypot(f, 1.0f)));
    printf("%s %s %s %s\n", KIND(fabs(z)), KIND(creal(z)), KIND(fmod(f, l)), KIND(atan2(f, 1)));
    printf("%.3f %.3f %.3f %.3Lf\n", fabs(z), cimag(exp(z * I)), sin(f), log(l));
    return 0;
}
