//@ native
/* Quotients and products of complex numbers, over the whole range of exponents and with infinities and NaNs among them:
   what gcc's own functions give, to the bit. */
#include <complex.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint64_t state = 88172645463325252ULL;

static uint64_t any(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static double number(int kind)
{
    static const double special[] = { 0, -0.0, 1, -2, INFINITY, -INFINITY, NAN, 5e-324, 2.3e-308, 1.7e308 };
    static const int least[] = { -20, -1074, 965, -1074 }, span[] = { 40, 60, 58, 2098 };

    if ((kind & 4) && any() % 3 == 0)
        return special[any() % 10];
    double m = 1 + (any() >> 12) / 4503599627370496.0;
    int e = least[kind & 3] + (int)(any() % span[kind & 3]);
    return ldexp(any() & 1 ? m : -m, e);
}

static uint64_t sum;

static void count(double x)
{
    uint64_t bits = 1;

    if (!isnan(x))
        memcpy(&bits, &x, sizeof bits);
    sum = (sum ^ bits) * 1099511628211u;
}

int main(void)
{
    for (int i = 0; i < 4000; i++) {
        int k = any() & 7, l = any() & 7;
        double a = number(k), b = number(k), c = number(l), d = number(l);
        double complex z = CMPLX(a, b), w = CMPLX(c, d), q = z / w, p = z * w;
        float complex x = CMPLXF(a, b), y = CMPLXF(c, d), r = x / y, s = x * y;

        count(creal(q)), count(cimag(q)), count(creal(p)), count(cimag(p));
        count(crealf(r)), count(cimagf(r)), count(crealf(s)), count(cimagf(s));
        if (i % 500 == 499)
            printf("%d %016lx\n", i, (unsigned long)sum);
    }
    double complex z = 3 + 4 * I;
    float complex f = 1 - 2 * I;
    long double complex l = 5 + 12 * I;
    printf("%g %g %g\n", __builtin_creal(z), (double)__builtin_cimagf(f), (double)__builtin_cabsl(l));
    z = __builtin_conj(z), f = __builtin_conjf(f), l = __builtin_conjl(l);
    printf("%g %g %g\n", cimag(z), (double)cimagf(f), (double)cimagl(l));
    return 0;
}
