// defines pow powf powl sqrt sqrtf sqrtl cbrt cbrtf cbrtl hypot hypotf hypotl fmod fmodf fmodl
#include <ringside/sys.h>

#define EDOM 33
#define ERANGE 34

double pow(double x, double y)
{
    double r = BUILTIN_F(pow, x, y);
    if (r - r != 0 && x - x == 0 && y - y == 0)
        errno = r != r ? EDOM : ERANGE;
    else if (r == 0 && x != 0 && x - x == 0 && y - y == 0)
        errno = ERANGE;
    return r;
}

float powf(float x, float y)
{
    return pow(x, y);
}

long double powl(long double x, long double y)
{
    return pow(x, y);
}

double sqrt(double x)
{
    if (x < 0)
        errno = EDOM;
    return BUILTIN_F(sqrt, x);
}

float sqrtf(float x)
{
    return sqrt(x);
}

long double sqrtl(long double x)
{
    return sqrt(x);
}

double cbrt(double x)
{
    return BUILTIN_F(cbrt, x);
}

float cbrtf(float x)
{
    return cbrt(x);
}

long double cbrtl(long double x)
{
    return cbrt(x);
}

double hypot(double x, double y)
{
    return BUILTIN_F(hypot, x, y);
}

float hypotf(float x, float y)
{
    return hypot(x, y);
}

long double hypotl(long double x, long double y)
{
    return hypot(x, y);
}

double fmod(double x, double y)
{
    if (y == 0)
        errno = EDOM;
    return BUILTIN_F(fmod, x, y);
}

float fmodf(float x, float y)
{
    return fmod(x, y);
}

long double fmodl(long double x, long double y)
{
    return fmod(x, y);
}
