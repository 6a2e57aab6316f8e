/* math.h -- mathematics on double; float and long double are rounded from it. */
#ifndef _MATH_H
#define _MATH_H 1
#include <features.h>
typedef float float_t;
typedef double double_t;
#define M_E 2.7182818284590452354
#define M_LOG2E 1.4426950408889634074
#define M_LOG10E 0.43429448190325182765
#define M_LN2 0.69314718055994530942
#define M_LN10 2.30258509299404568402
#define M_PI 3.14159265358979323846
#define M_PI_2 1.57079632679489661923
#define M_PI_4 0.78539816339744830962
#define M_1_PI 0.31830988618379067154
#define M_2_PI 0.63661977236758134308
#define M_2_SQRTPI 1.12837916709551257390
#define M_SQRT2 1.41421356237309504880
#define M_SQRT1_2 0.70710678118654752440
#define HUGE_VAL (__builtin_huge_val())
#define HUGE_VALF ((float)HUGE_VAL)
#define HUGE_VALL ((long double)HUGE_VAL)
#define INFINITY ((float)HUGE_VAL)
#define NAN (__builtin_nanf(""))
#define MATH_ERRNO 1
#define MATH_ERREXCEPT 2
#define math_errhandling (MATH_ERRNO | MATH_ERREXCEPT)
#define FP_NAN 0
#define FP_INFINITE 1
#define FP_ZERO 2
#define FP_SUBNORMAL 3
#define FP_NORMAL 4
int __fpclassify(double x);
int __signbit(double x);
#define fpclassify(x) __fpclassify(x)
#define isnan(x) (__fpclassify(x) == FP_NAN)
#define isinf(x) (__fpclassify(x) == FP_INFINITE ? __signbit(x) ? -1 : 1 : 0)
#define isfinite(x) (__fpclassify(x) >= FP_ZERO)
#define FP_ILOGB0 (-2147483647 - 1)
#define FP_ILOGBNAN (-2147483647 - 1)
#define isnormal(x) (__fpclassify(x) == FP_NORMAL)
#ifdef __USE_GNU
#define iszero(x) ((x) == 0)
#define issubnormal(x) (__fpclassify(x) == FP_SUBNORMAL)
#endif
#define signbit(x) __signbit(x)
#ifdef _FENV_H
#include <ringside/quiet.h>
#else
#define isgreater(a, b) ((a) > (b))
#define isgreaterequal(a, b) ((a) >= (b))
#define isless(a, b) ((a) < (b))
#define islessequal(a, b) ((a) <= (b))
#define islessgreater(a, b) ((a) < (b) || (a) > (b))
#endif
#define isunordered(a, b) (isnan(a) || isnan(b))
#define __MATH1(name) double name(double); float name##f(float); long double name##l(long double);
#define __MATH2(name) double name(double, double); float name##f(float, float); \
    long double name##l(long double, long double);
__MATH1(sin) __MATH1(cos) __MATH1(tan) __MATH1(asin) __MATH1(acos) __MATH1(atan) __MATH2(atan2)
__MATH1(sinh) __MATH1(cosh) __MATH1(tanh) __MATH1(asinh) __MATH1(acosh) __MATH1(atanh)
__MATH1(exp) __MATH1(exp2) __MATH1(expm1) __MATH1(log) __MATH1(log2) __MATH1(log10) __MATH1(log1p)
__MATH2(pow) __MATH1(sqrt) __MATH1(cbrt) __MATH2(hypot)
__MATH1(floor) __MATH1(ceil) __MATH1(trunc) __MATH1(round) __MATH1(rint) __MATH1(nearbyint)
__MATH2(fmod) __MATH2(remainder) __MATH1(fabs) __MATH2(copysign) __MATH2(fmin) __MATH2(fmax) __MATH2(fdim)
__MATH1(erf) __MATH1(erfc) __MATH1(tgamma) __MATH1(lgamma) __MATH1(logb) __MATH2(nextafter)
#undef __MATH1
#undef __MATH2
double fma(double x, double y, double z);
float fmaf(float x, float y, float z);
long double fmal(long double x, long double y, long double z);
double ldexp(double x, int e);
float ldexpf(float x, int e);
long double ldexpl(long double x, int e);
double scalbn(double x, int e);
float scalbnf(float x, int e);
long double scalbnl(long double x, int e);
double scalbln(double x, long e);
float scalblnf(float x, long e);
long double scalblnl(long double x, long e);
double frexp(double x, int *e);
float frexpf(float x, int *e);
long double frexpl(long double x, int *e);
double modf(double x, double *whole);
float modff(float x, float *whole);
long double modfl(long double x, long double *whole);
long lround(double x);
long lroundf(float x);
long lroundl(long double x);
long long llround(double x);
long long llroundf(float x);
long long llroundl(long double x);
long lrint(double x);
long lrintf(float x);
long lrintl(long double x);
long long llrint(double x);
long long llrintf(float x);
long long llrintl(long double x);
int ilogb(double x);
int ilogbf(float x);
int ilogbl(long double x);
double nan(const char *tag);
float nanf(const char *tag);
long double nanl(const char *tag);
double nexttoward(double x, long double y);
float nexttowardf(float x, long double y);
long double nexttowardl(long double x, long double y);
double remquo(double x, double y, int *quotient);
float remquof(float x, float y, int *quotient);
long double remquol(long double x, long double y, int *quotient);
#if defined __USE_MISC || defined __USE_XOPEN
extern int signgam;
double j0(double x);
double j1(double x);
double jn(int n, double x);
double y0(double x);
double y1(double x);
double yn(int n, double x);
double gamma(double x);
#endif
#ifdef __USE_MISC
double drem(double x, double y);
int finite(double x);
int finitef(float x);
int finitel(long double x);
float gammaf(float x);
long double gammal(long double x);
double lgamma_r(double x, int *sign);
float lgammaf_r(float x, int *sign);
long double lgammal_r(long double x, int *sign);
float j0f(float x);
float j1f(float x);
float jnf(int n, float x);
float y0f(float x);
float y1f(float x);
float ynf(int n, float x);
long double j0l(long double x);
long double j1l(long double x);
long double jnl(int n, long double x);
long double y0l(long double x);
long double y1l(long double x);
long double ynl(int n, long double x);
#endif
#ifdef __USE_GNU
void sincos(double x, double *sine, double *cosine);
void sincosf(float x, float *sine, float *cosine);
void sincosl(long double x, long double *sine, long double *cosine);
double exp10(double x);
float exp10f(float x);
long double exp10l(long double x);
#define M_El 2.718281828459045235360287471352662498L
#define M_LN2l 0.693147180559945309417232121458176568L
#define M_LN10l 2.302585092994045684017991454684364208L
#define M_PIl 3.141592653589793238462643383279502884L
#define M_PI_2l 1.570796326794896619231321691639751442L
#define M_PI_4l 0.785398163397448309615660845819875721L
#define M_SQRT2l 1.414213562373095048801688724209698079L
#endif
#endif
