// defines fabs fabsf fabsl copysign copysignf copysignl frexp frexpf ldexp ldexpf scalbn modf modff __fpclassify __signbit logb logbf logbl ilogb nextafter nextafterf nextafterl nan nanf ldexpl scalbnf scalbnl scalbln scalblnf scalblnl frexpl modfl ilogbf ilogbl nanl nexttoward nexttowardf nexttowardl
/* A double's sign, exponent and fraction, taken from its bits (IEC 60559). */
#include <ringside/fenv.h>
#include <fenv.h>
#include <float.h>
#include <math.h>

union bits { double x; unsigned long u; };

#define SIGN (1UL << 63)
#define FRACTION ((1UL << 52) - 1)

int __fpclassify(double x)
{
    union bits b = { x };
    int e = b.u >> 52 & 0x7ff;
    if (e == 0x7ff)
        return b.u & FRACTION ? FP_NAN : FP_INFINITE;
    if (e == 0)
        return b.u & FRACTION ? FP_SUBNORMAL : FP_ZERO;
    return FP_NORMAL;
}

int __signbit(double x)
{
    union bits b = { x };
    return b.u >> 63;
}

double fabs(double x)
{
    union bits b = { x };
    b.u &= ~SIGN;
    return b.x;
}

double copysign(double x, double y)
{
    union bits a = { x }, b = { y };
    a.u = (a.u & ~SIGN) | (b.u & SIGN);
    return a.x;
}

double frexp(double x, int *e)
{
    union bits b = { x };
    int exponent = b.u >> 52 & 0x7ff;
    *e = 0;
    if (exponent == 0x7ff || x == 0)
        return x;
    if (exponent == 0) {
        b.x = x * 0x1p64;
        exponent = (b.u >> 52 & 0x7ff) - 64;
    }
    *e = exponent - 1022;
    b.u = (b.u & ~(0x7ffUL << 52)) | 1022UL << 52;
    return b.x;
}

double ldexp(double x, int e)
{
    for (; e > 1023; e -= 1023)
        x = MUL(x, 0x1p1023);
    if (e < -1074 * 2)
        e = -1074 * 2;
    /* In steps that leave no bit behind, so that rounding happens once. */
    for (; e < -969; e += 969)
        x = MUL(x, 0x1p-969);
    union bits b = { 0 };
    b.u = (unsigned long)(e + 1023) << 52;
    return MUL(x, b.x);
}

double scalbn(double x, int e)
{
    return ldexp(x, e);
}

double modf(double x, double *whole)
{
    if (__fpclassify(x) == FP_INFINITE) {
        *whole = x;
        return copysign(0, x);
    }
    *whole = trunc(x);
    return copysign(x - *whole, x);
}

double logb(double x)
{
    int e;
    if (x == 0)
        return RESULT(-HUGE_VAL, x, 1, 1);
    if (x - x != 0)
        return x * x;
    frexp(x, &e);
    return e - 1;
}

int ilogb(double x)
{
    int e;
    if (x == 0 || x - x != 0)
        RAISE(FE_INVALID);
    if (x == 0 || x != x)
        return -2147483647 - 1;
    if (x - x != 0)
        return 2147483647;
    frexp(x, &e);
    return e - 1;
}

#ifdef __FENV__
#define NEXT(r, least) \
    if (r - r != 0 || MAGNITUDE(r) < least) \
        __fe_raise(FE_INEXACT | (r - r != 0 ? FE_OVERFLOW : FE_UNDERFLOW))
#else
#define NEXT(r, least)
#endif

double nextafter(double x, double y)
{
    union bits b = { x };
    if (x != x || y != y)
        return x + y;
    if (x == y)
        return y;
    if (x == 0) {
        b.u = 1;
        RAISE(FE_UNDERFLOW | FE_INEXACT);
        return copysign(b.x, y);
    }
    b.u += (x < y) == (x > 0) ? 1 : -1;
    NEXT(b.x, DBL_MIN);
    return b.x;
}

double nan(const char *tag)
{
    union bits b = { 0 };
    b.u = 0x7ff8UL << 48;
    return b.x;
}

float nanf(const char *tag) { return nan(tag); }
float fabsf(float x) { return fabs(x); }
long double fabsl(long double x) { return fabs(x); }
float copysignf(float x, float y) { return copysign(x, y); }
long double copysignl(long double x, long double y) { return copysign(x, y); }
float frexpf(float x, int *e) { return frexp(x, e); }
float ldexpf(float x, int e) { return NARROW(ldexp(x, e)); }
float logbf(float x) { return logb(x); }
long double logbl(long double x) { return logb(x); }
long double nextafterl(long double x, long double y) { return nextafter(x, y); }

float nextafterf(float x, float y)
{
    union { float x; unsigned u; } b = { x };
    if (x != x || y != y)
        return x + y;
    if (x == y)
        return y;
    if (x == 0) {
        b.u = 1;
        RAISE(FE_UNDERFLOW | FE_INEXACT);
        return copysign(b.x, y);
    }
    b.u += (x < y) == (x > 0) ? 1 : -1;
    NEXT(b.x, FLT_MIN);
    return b.x;
}

float modff(float x, float *whole)
{
    double w, rest = modf(x, &w);
    *whole = w;
    return rest;
}

long double ldexpl(long double x, int e) { return ldexp(x, e); }
float scalbnf(float x, int e) { return NARROW(ldexp(x, e)); }
long double scalbnl(long double x, int e) { return ldexp(x, e); }
double scalbln(double x, long e) { return ldexp(x, e > 5000 ? 5000 : e < -5000 ? -5000 : (int)e); }
float scalblnf(float x, long e) { return NARROW(scalbln(x, e)); }
long double scalblnl(long double x, long e) { return NARROW(scalbln(x, e)); }
long double frexpl(long double x, int *e) { return frexp(x, e); }
int ilogbf(float x) { return ilogb(x); }
int ilogbl(long double x) { return ilogb(x); }
long double nanl(const char *tag) { return nan(tag); }
double nexttoward(double x, long double y) { return nextafter(x, y); }
float nexttowardf(float x, long double y) { return nextafterf(x, y); }
long double nexttowardl(long double x, long double y) { return nextafter(x, y); }

long double modfl(long double x, long double *whole)
{
    double w, rest = modf(x, &w);
    *whole = w;
    return rest;
}
