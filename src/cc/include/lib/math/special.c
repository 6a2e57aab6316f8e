// defines erf erff erfl erfc erfcf erfcl tgamma tgammaf tgammal lgamma lgammaf lgammal lgamma_r lgammaf_r lgammal_r gamma gammaf gammal
/* Error function by its series and continued fraction, gamma by Lanczos: to about 14 digits, not to the last bit. */
#include <ringside/sys.h>
#include <ringside/fenv.h>
#include <math.h>

#ifdef __FENV__
/* What is computed on the way raises nothing. */
#define exp(x) __ringside_builtin_f(__BUILTIN_exp, x)
#define log(x) __ringside_builtin_f(__BUILTIN_log, x)
#define pow(x, y) __ringside_builtin_f(__BUILTIN_pow, x, y)
#define sin(x) __ringside_builtin_f(__BUILTIN_sin, x)
#define sqrt(x) __ringside_builtin_f(__BUILTIN_sqrt, x)
#define erf __fe_erf
#define erfc __fe_erfc
#define tgamma __fe_tgamma
#define lgamma __fe_lgamma
#endif

double erfc(double x);

double erf(double x)
{
    if (x != x)
        return x;
    if (fabs(x) > 2.5)
        return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
    double term = x, sum = x;
    for (int n = 1; n < 200; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
        if (fabs(term) < 1e-18 * fabs(sum))
            break;
    }
    return M_2_SQRTPI * sum;
}

double erfc(double x)
{
    if (x < 2.5)
        return 1 - erf(x);
    if (x > 27)
        return 0;
    double f = 0;
    for (int n = 120; n > 0; n--)
        f = n / 2.0 / (x + f);
    return exp(-x * x) / sqrt(M_PI) / (x + f);
}

static double lanczos(double x, double *t)
{
    static const double g[] = {
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    };
    double sum = g[0];
    for (int i = 1; i < 9; i++)
        sum += g[i] / (x + i);
    *t = x + 7.5;
    return sum;
}

double tgamma(double x)
{
    double t, s;
    if (x == floor(x)) {
        if (x <= 0)
            return x == 0 ? copysign(HUGE_VAL, x) : NAN;
        if (x < 24) {
            double r = 1;
            for (int i = 2; i < x; i++)
                r *= i;
            return r;
        }
    }
    if (x < 0.5)
        return M_PI / (sin(M_PI * x) * tgamma(1 - x));
    if (x > 171.7)
        return HUGE_VAL;
    s = lanczos(x - 1, &t);
    double half = pow(t, (x - 0.5) / 2);
    return sqrt(2 * M_PI) * half * exp(-t) * half * s;
}

/* The sign is that of the gamma function. */
double lgamma_r(double x, int *sign)
{
    double t, s;
    *sign = x < 0 && x > floor(x) && fmod(floor(x), 2) != 0 ? -1 : 1;
    if (x <= 0 && x == floor(x))
        return HUGE_VAL;
    if (x < 0.5)
        return log(M_PI / fabs(sin(M_PI * x))) - lgamma_r(1 - x, &(int){ 0 });
    s = lanczos(x - 1, &t);
    return 0.5 * log(2 * M_PI) + (x - 0.5) * log(t) - t + log(s);
}

double lgamma(double x) { return lgamma_r(x, &signgam); }

#ifdef __FENV__
#undef erf
#undef erfc
#undef tgamma
#undef lgamma
double erf(double x) { return RESULT(__fe_erf(x), x, x == 0, 0); }
double erfc(double x) { return RESULT(__fe_erfc(x), x, x == 0, 0); }
double tgamma(double x) { return RESULT(__fe_tgamma(x), x, x == 1, x == 0); }

double lgamma(double x)
{
    if (x - x != 0)
        return x * x;
    double r = x != 0 && fabs(x) < 1e-300 ? -log(fabs(x)) : __fe_lgamma(x);
    return RESULT(r, x, x == 1 || x == 2, x <= 0);
}
#endif

double gamma(double x) { return lgamma(x); }
float gammaf(float x) { return NARROW(lgamma(x)); }
long double gammal(long double x) { return lgamma(x); }
float lgammaf_r(float x, int *sign) { return lgamma_r(x, sign); }
long double lgammal_r(long double x, int *sign) { return lgamma_r(x, sign); }
float erff(float x) { return NARROW(erf(x)); }
long double erfl(long double x) { return erf(x); }
float erfcf(float x) { return NARROW(erfc(x)); }
long double erfcl(long double x) { return erfc(x); }
float tgammaf(float x) { return NARROW(tgamma(x)); }
long double tgammal(long double x) { return tgamma(x); }
float lgammaf(float x) { return NARROW(lgamma(x)); }
long double lgammal(long double x) { return lgamma(x); }
