// defines cabs cabsf cabsl carg cargf cargl creal crealf creall cimag cimagf cimagl conj conjf conjl cproj cprojf cprojl csqrt csqrtf csqrtl cexp cexpf cexpl clog clogf clogl cpow cpowf cpowl
#include <complex.h>
#include <float.h>
#include <math.h>

#define TO_REAL(name, value) \
    double name(double complex z) { return value; } \
    float name##f(float complex z) { return value; } \
    long double name##l(long double complex z) { return value; }
#define NARROW(name) \
    float complex name##f(float complex z) { return name(z); } \
    long double complex name##l(long double complex z) { return name(z); }

TO_REAL(creal, __real__ z)
TO_REAL(cimag, __imag__ z)
TO_REAL(cabs, hypot(__real__ z, __imag__ z))
TO_REAL(carg, atan2(__imag__ z, __real__ z))

double complex conj(double complex z)
{
    return ~z;
}
NARROW(conj)

double complex cproj(double complex z)
{
    if (isinf(__real__ z) || isinf(__imag__ z))
        return CMPLX(INFINITY, copysign(0, __imag__ z));
    return z;
}
NARROW(cproj)

/* The greater of the sums is halved, the other part follows from 2xy. */
double complex csqrt(double complex z)
{
    double x = __real__ z, y = __imag__ z, r, s;
    if (isinf(y))
        return CMPLX(INFINITY, y);
    if (isinf(x))
        return x > 0 ? CMPLX(x, isnan(y) ? y : copysign(0, y)) : CMPLX(isnan(y) ? y : 0, copysign(x, y));
    if (isnan(x) || isnan(y))
        return CMPLX(NAN, NAN);
    if (y == 0)
        return x < 0 ? CMPLX(0, copysign(sqrt(-x), y)) : CMPLX(fabs(sqrt(x)), y);
    if (x == 0) {
        r = sqrt(0.5 * fabs(y));
        return CMPLX(r, copysign(r, y));
    }
    double d = hypot(x, y);
    if (x > 0) {
        r = sqrt(0.5 * (d + x));
        s = fabs(0.5 * (y / r));
    } else {
        s = sqrt(0.5 * (d - x));
        r = fabs(0.5 * (y / s));
    }
    return CMPLX(r, copysign(s, y));
}
NARROW(csqrt)

double complex cexp(double complex z)
{
    double r = exp(__real__ z), y = __imag__ z;
    if (y == 0)
        return CMPLX(r, y);
    return CMPLX(r * cos(y), r * sin(y));
}
NARROW(cexp)

/* Near the unit circle the logarithm of the distance is taken from the distance less one. */
double complex clog(double complex z)
{
    double x = fabs(__real__ z), y = fabs(__imag__ z), r;
    if (x < y) {
        double t = x;
        x = y;
        y = t;
    }
    if (x >= 0.5 && x < 2 && y < 1 && x * x + y * y >= 0.5)
        r = log1p((x - 1) * (x + 1) + y * y) / 2;
    else
        r = log(hypot(x, y));
    return CMPLX(r, atan2(__imag__ z, __real__ z));
}
NARROW(clog)

double complex cpow(double complex x, double complex y)
{
    return cexp(y * clog(x));
}

float complex cpowf(float complex x, float complex y)
{
    return cpow(x, y);
}

long double complex cpowl(long double complex x, long double complex y)
{
    return cpow(x, y);
}
