//@ native
/* What each operation and each function of math.h raises. */
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdio.h>

#define SHOW(e) do { \
    feclearexcept(FE_ALL_EXCEPT); \
    volatile __typeof__(e) v = e; \
    int f = fetestexcept(FE_ALL_EXCEPT); \
    (void)v; \
    printf("%-32s%s%s%s%s%s\n", #e, f & FE_INVALID ? " invalid" : "", f & FE_DIVBYZERO ? " divbyzero" : "", \
        f & FE_OVERFLOW ? " overflow" : "", f & FE_UNDERFLOW ? " underflow" : "", f & FE_INEXACT ? " inexact" : ""); \
} while (0)

static double zero = 0, one = 1, two = 2, three = 3, tenth = 0.1, huge = DBL_MAX, least = DBL_MIN, inf = INFINITY, nan_ = NAN;
static float fone = 1, fthree = 3, ftenth = 0.1f, fhuge = FLT_MAX, fleast = FLT_MIN;
static long large = (1L << 53) + 1;
static int odd = (1 << 24) + 1;
static _Complex double z = 1;

struct bits { unsigned long wide : 40; int narrow : 5; };

int main(void)
{
    struct bits b = { 0 };
    int i = 7;
    double d = 1;
    float f = 1;
    puts("operators");
    SHOW(one + two); SHOW(one + tenth); SHOW(huge + huge); SHOW(inf - inf); SHOW(nan_ + one);
    SHOW(one - one); SHOW(least - least * 1.5); SHOW(huge * two); SHOW(least * tenth); SHOW(least / two); SHOW(least / three);
    SHOW(zero * inf); SHOW(one / three); SHOW(one / zero); SHOW(-one / zero); SHOW(zero / zero); SHOW(inf / zero); SHOW(inf / inf);
    SHOW(fone / fthree); SHOW(fhuge * fthree); SHOW(fleast * ftenth); SHOW(fone + ftenth); SHOW(fone / 0); SHOW(-one); SHOW(!nan_);
    SHOW(d += tenth); SHOW(d *= two); SHOW(d /= zero); SHOW(f -= tenth); SHOW(i *= 1.5); SHOW(d++); SHOW(--f);
    SHOW(__real__(z / 3)); SHOW(__real__(z + tenth));
    puts("comparisons");
    SHOW(one < two); SHOW(nan_ < one); SHOW(nan_ <= one); SHOW(nan_ > one); SHOW(one >= nan_); SHOW(nan_ == one); SHOW(nan_ != one);
    SHOW(nan_ < one ? 1 : 2); SHOW(nan_ && one); SHOW(!(fone > nan_)); SHOW(isnan(nan_)); SHOW(isless(nan_, one));
    SHOW(isgreaterequal(nan_, one)); SHOW(islessgreater(nan_, one)); SHOW(isunordered(nan_, one)); SHOW(isgreater(two, one));
    puts("conversions");
    SHOW((float)one); SHOW((float)tenth); SHOW((float)huge); SHOW((float)least); SHOW((double)ftenth); SHOW((float)nan_);
    SHOW((double)large); SHOW((double)odd); SHOW((float)odd); SHOW((float)large); SHOW((double)(unsigned long)-1);
    SHOW((int)one); SHOW((int)tenth); SHOW((int)huge); SHOW((int)nan_); SHOW((long)1e10 * 1); SHOW((int)(one * 1e10)); SHOW((long)(one * 1e19));
    SHOW((unsigned)(one * 3e9)); SHOW((unsigned)-one); SHOW((unsigned long)(one * 1e19)); SHOW((unsigned long)-one); SHOW((unsigned long)(one * 3e19));
    SHOW((short)(one * 1e5)); SHOW((char)(tenth)); SHOW((_Bool)tenth); SHOW(b.narrow = tenth); SHOW(b.wide = one); SHOW((float)(tenth * tenth));
    puts("constants");
    SHOW(1.0 / 3.0); SHOW(1.0 / 0.0); SHOW(0.0 / 0.0); SHOW(DBL_MAX * 10); SHOW(DBL_MIN / 3); SHOW(INFINITY - INFINITY); SHOW(INFINITY * 0);
    SHOW(NAN < 1); SHOW((float)0.1); SHOW((int)1.5); SHOW(FLT_MAX * 2); SHOW(sqrt(2.0)); SHOW(sqrt(-1.0)); SHOW(log(0.0)); SHOW(exp(1.0));
    SHOW(exp(1000.0)); SHOW(exp(-1000.0)); SHOW(pow(2.0, 0.5)); SHOW(rint(1.5)); SHOW(sinf(1.0f)); SHOW(fmod(5.0, 0.0)); SHOW(cosh(1.0));
    puts("functions");
    SHOW(sqrt(two)); SHOW(sqrt(two * two)); SHOW(sqrt(-one)); SHOW(sqrtf(fthree)); SHOW(cbrt(two)); SHOW(hypot(three, two * two)); SHOW(hypot(one, one));
    SHOW(hypot(huge, huge)); SHOW(fma(one, two, three)); SHOW(fma(tenth, tenth, one)); SHOW(fma(inf, zero, one)); SHOW(fmaf(ftenth, ftenth, fone));
    SHOW(exp(zero)); SHOW(exp(one)); SHOW(exp(one * 1000)); SHOW(exp(-one * 1000)); SHOW(exp(-one * 720)); SHOW(exp(inf)); SHOW(exp(-inf)); SHOW(expf(fthree * 100));
    SHOW(exp2(three)); SHOW(exp2(tenth)); SHOW(expm1(tenth)); SHOW(log(one)); SHOW(log(two)); SHOW(log(zero)); SHOW(log(-one)); SHOW(log(inf)); SHOW(log(-inf));
    SHOW(log2(zero)); SHOW(log10(-two)); SHOW(log1p(-one)); SHOW(log1p(-two)); SHOW(logf(0 * fone)); SHOW(log(nan_));
    SHOW(sin(zero)); SHOW(sin(one)); SHOW(sin(inf)); SHOW(cos(inf)); SHOW(tan(one)); SHOW(asin(one)); SHOW(asin(two)); SHOW(acos(two)); SHOW(acosh(zero));
    SHOW(atan(one)); SHOW(atan(inf)); SHOW(atan2(one, two)); SHOW(atan2(zero, zero)); SHOW(sinh(one * 1000)); SHOW(cosh(one * 1000)); SHOW(tanh(inf)); SHOW(tanh(one));
    SHOW(atanh(one)); SHOW(atanh(two)); SHOW(asinh(one));
    SHOW(pow(zero, -one)); SHOW(pow(-one, tenth)); SHOW(pow(two, one * 2000)); SHOW(pow(two, -one * 2000)); SHOW(pow(three, tenth)); SHOW(pow(two, zero)); SHOW(pow(nan_, zero));
    SHOW(powf(fthree, fhuge)); SHOW(fmod(three, two)); SHOW(fmod(one, zero)); SHOW(fmod(inf, one)); SHOW(remainder(one, zero)); SHOW(remainder(one, three));
    SHOW(floor(tenth)); SHOW(ceil(tenth)); SHOW(trunc(tenth)); SHOW(round(tenth)); SHOW(rint(tenth)); SHOW(rint(one)); SHOW(nearbyint(tenth)); SHOW(rintf(ftenth));
    SHOW(lrint(tenth)); SHOW(lrint(one)); SHOW(lrint(huge)); SHOW(llrint(nan_)); SHOW(lround(tenth)); SHOW(lround(huge)); SHOW(llroundf(fhuge));
    SHOW(ldexp(one, 2000)); SHOW(ldexp(one, -1074)); SHOW(ldexp(three, -1075)); SHOW(scalbn(one, 3)); SHOW(ldexpf(fone, 200)); SHOW(logb(zero)); SHOW(ilogb(zero)); SHOW(ilogb(inf));
    SHOW(nextafter(one, two)); SHOW(nextafter(huge, inf)); SHOW(nextafter(zero, one)); SHOW(fdim(one, tenth)); SHOW(fdim(huge, -huge)); SHOW(fmin(nan_, one)); SHOW(fmax(one, nan_));
    SHOW(erf(tenth)); SHOW(erfc(one * 30)); SHOW(tgamma(zero)); SHOW(tgamma(-one)); SHOW(tgamma(one * 200)); SHOW(lgamma(zero)); SHOW(fabs(-tenth)); SHOW(copysign(one, -two));
    printf("%d\n", math_errhandling);
    double (*function)(double) = sqrt;
    SHOW(function(-one));
    return 0;
}
