// defines nearbyint nearbyintf nearbyintl remainder remainderf remainderl drem fmin fminf fminl fmax fmaxf fmaxl fdim fdimf fdiml fma fmaf lround lroundf llround lrint lrintf llrint fmal lroundl llroundf llroundl lrintl llrintf llrintl remquo remquof remquol
#include <ringside/sys.h>
#include <ringside/fenv.h>
#include <fenv.h>
#include <math.h>

#ifdef __FENV__
#define NEARBYINT(x) __fe_integral(x)
#else
#define NEARBYINT(x) rint(x)
#endif

double nearbyint(double x) { return NEARBYINT(x); }
float nearbyintf(float x) { return NEARBYINT(x); }
long double nearbyintl(long double x) { return NEARBYINT(x); }

double remainder(double x, double y)
{
    if (y == 0 || x - x != 0)
        return RESULT2((x * y) / (x * y), x, y, 1, 0);
    if (y - y != 0)
        return y != y ? y : x;
    double r = fmod(fabs(x), 2 * fabs(y)), h = fabs(y);
    if (r + r > h) {
        r -= h;
        if (r + r >= h)
            r -= h;
    }
    return signbit(x) ? -r : r;
}

double drem(double x, double y) { return remainder(x, y); }
float remainderf(float x, float y) { return remainder(x, y); }
long double remainderl(long double x, long double y) { return remainder(x, y); }
double fmin(double x, double y) { return x != x || y < x ? y : x; }
double fmax(double x, double y) { return x != x || y > x ? y : x; }
double fdim(double x, double y) { return x > y ? SUB(x, y) : x != x ? x : y != y ? y : 0; }
float fminf(float x, float y) { return fmin(x, y); }
float fmaxf(float x, float y) { return fmax(x, y); }
float fdimf(float x, float y) { return x > y ? SUBF(x, y) : fdim(x, y); }
long double fminl(long double x, long double y) { return fmin(x, y); }
long double fmaxl(long double x, long double y) { return fmax(x, y); }
long double fdiml(long double x, long double y) { return fdim(x, y); }
#ifdef __FENV__
double fma(double x, double y, double z) { return __fe_fma(x, y, z); }
float fmaf(float x, float y, float z) { return __fe_fmaf(x, y, z); }
#else
double fma(double x, double y, double z) { return BUILTIN_F(fma, x, y, z); }
float fmaf(float x, float y, float z) { return (double)x * y + z; }
#endif
long lround(double x) { return TO_LONG(round(x)); }
long lroundf(float x) { return TO_LONG(round(x)); }
long long llround(double x) { return TO_LONG(round(x)); }
long lrint(double x) { return TO_LONG(rint(x)); }
long lrintf(float x) { return TO_LONG(rint(x)); }
long long llrint(double x) { return TO_LONG(rint(x)); }
long double fmal(long double x, long double y, long double z) { return fma(x, y, z); }
long lroundl(long double x) { return lround(x); }
long long llroundf(float x) { return llround(x); }
long long llroundl(long double x) { return llround(x); }
long lrintl(long double x) { return lrint(x); }
long long llrintf(float x) { return llrint(x); }
long long llrintl(long double x) { return llrint(x); }

/* The remainder, and the last three bits of the quotient. */
double remquo(double x, double y, int *quotient)
{
    double r = remainder(x, y), q = BUILTIN_F(rint, (x - r) / y);
    q = BUILTIN_F(fmod, q, 8.0);
    *quotient = q - q == 0 ? (int)q : 0;
    return r;
}

float remquof(float x, float y, int *quotient) { return remquo(x, y, quotient); }
long double remquol(long double x, long double y, int *quotient) { return remquo(x, y, quotient); }
