// defines exp expf expl exp2 exp2f exp2l expm1 expm1f expm1l log logf logl log2 log2f log2l log10 log10f log10l log1p log1pf log1pl
#include <ringside/sys.h>
#include <ringside/fenv.h>

#define EDOM 33
#define ERANGE 34

double exp(double x)
{
    double r = BUILTIN_F(exp, x);
    if (r - r != 0 && x - x == 0)
        errno = ERANGE;
    return RESULT(r, x, x == 0, 0);
}

float expf(float x)
{
    return NARROW_INEXACT(exp(x));
}

long double expl(long double x)
{
    return exp(x);
}

double exp2(double x)
{
    double r = BUILTIN_F(exp2, x);
    if (r - r != 0 && x - x == 0)
        errno = ERANGE;
    return RESULT(r, x, x == BUILTIN_F(floor, x) && r != 0, 0);
}

float exp2f(float x)
{
    return NARROW_INEXACT(exp2(x));
}

long double exp2l(long double x)
{
    return exp2(x);
}

double expm1(double x)
{
    double r = BUILTIN_F(expm1, x);
    if (r - r != 0 && x - x == 0)
        errno = ERANGE;
    return RESULT(r, x, x == 0, 0);
}

float expm1f(float x)
{
    return NARROW_INEXACT(expm1(x));
}

long double expm1l(long double x)
{
    return expm1(x);
}

double log(double x)
{
    if (x <= 0)
        errno = x == 0 ? ERANGE : EDOM;
    return RESULT(BUILTIN_F(log, x), x, x == 1, 1);
}

float logf(float x)
{
    return NARROW_INEXACT(log(x));
}

long double logl(long double x)
{
    return log(x);
}

double log2(double x)
{
    if (x <= 0)
        errno = x == 0 ? ERANGE : EDOM;
    return RESULT(BUILTIN_F(log2, x), x, x == 1, 1);
}

float log2f(float x)
{
    return NARROW_INEXACT(log2(x));
}

long double log2l(long double x)
{
    return log2(x);
}

double log10(double x)
{
    if (x <= 0)
        errno = x == 0 ? ERANGE : EDOM;
    return RESULT(BUILTIN_F(log10, x), x, x == 1, 1);
}

float log10f(float x)
{
    return NARROW_INEXACT(log10(x));
}

long double log10l(long double x)
{
    return log10(x);
}

double log1p(double x)
{
    if (x <= -1)
        errno = x == -1 ? ERANGE : EDOM;
    return RESULT(BUILTIN_F(log1p, x), x, x == 0, 1);
}

float log1pf(float x)
{
    return NARROW_INEXACT(log1p(x));
}

long double log1pl(long double x)
{
    return log1p(x);
}
