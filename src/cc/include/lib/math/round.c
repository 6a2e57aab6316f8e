// defines floor floorf floorl ceil ceilf ceill trunc truncf truncl round roundf roundl rint rintf rintl
#include <ringside/sys.h>
#include <ringside/fenv.h>
#include <fenv.h>

double floor(double x)
{
    return BUILTIN_F(floor, x);
}

float floorf(float x)
{
    return floor(x);
}

long double floorl(long double x)
{
    return floor(x);
}

double ceil(double x)
{
    return BUILTIN_F(ceil, x);
}

float ceilf(float x)
{
    return ceil(x);
}

long double ceill(long double x)
{
    return ceil(x);
}

double trunc(double x)
{
    return BUILTIN_F(trunc, x);
}

float truncf(float x)
{
    return trunc(x);
}

long double truncl(long double x)
{
    return trunc(x);
}

double round(double x)
{
    return BUILTIN_F(round, x);
}

float roundf(float x)
{
    return round(x);
}

long double roundl(long double x)
{
    return round(x);
}

double rint(double x)
{
#ifdef __FENV__
    double r = __fe_integral(x);
    if (r != x && x == x)
        __fe_raise(FE_INEXACT);
    return r;
#else
    return BUILTIN_F(rint, x);
#endif
}

float rintf(float x)
{
    return rint(x);
}

long double rintl(long double x)
{
    return rint(x);
}
