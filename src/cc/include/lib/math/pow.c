// defines pow powf powl sqrt sqrtf sqrtl cbrt cbrtf cbrtl hypot hypotf hypotl fmod fmodf fmodl
#include <ringside/sys.h>
#include <ringside/fenv.h>

#define EDOM 33
#define ERANGE 34

double pow(double x, double y)
{
    double r = BUILTIN_F(pow, x, y);
    if (r - r != 0 && x - x == 0 && y - y == 0)
        errno = r != r ? EDOM : ERANGE;
    else if (r == 0 && x != 0 && x - x == 0 && y - y == 0)
        errno = ERANGE;
    return RESULT2(r, x, y, x == 0 || y == 0 || x == 1 || x == -1, x == 0);
}

float powf(float x, float y)
{
    return NARROW(pow(x, y));
}

long double powl(long double x, long double y)
{
    return pow(x, y);
}

double sqrt(double x)
{
    if (x < 0)
        errno = EDOM;
#ifdef __FENV__
    return __fe_sqrt(x);
#else
    return BUILTIN_F(sqrt, x);
#endif
}

float sqrtf(float x)
{
    return NARROW(sqrt(x));
}

long double sqrtl(long double x)
{
    return sqrt(x);
}

double cbrt(double x)
{
    return RESULT(BUILTIN_F(cbrt, x), x, x == 0, 0);
}

float cbrtf(float x)
{
    return NARROW(cbrt(x));
}

long double cbrtl(long double x)
{
    return cbrt(x);
}

#ifdef __FENV__
/* Whether x, y and r are the sides of a right triangle to the last bit. */
static int pythagorean(double x, double y, double r)
{
    double a = x * x, b = y * y, c = r * r;
    int exact = BUILTIN_F(fma, x, x, -a) == 0 && BUILTIN_F(fma, y, y, -b) == 0 && BUILTIN_F(fma, r, r, -c) == 0;
    return exact && a > 0x1p-900 && b > 0x1p-900 && c - a == b && c - b == a;
}
#endif

double hypot(double x, double y)
{
    double r = BUILTIN_F(hypot, x, y);
    return RESULT2(r, x, y, x == 0 || y == 0 || pythagorean(x, y, r), 0);
}

float hypotf(float x, float y)
{
    return NARROW(hypot(x, y));
}

long double hypotl(long double x, long double y)
{
    return hypot(x, y);
}

double fmod(double x, double y)
{
    if (y == 0)
        errno = EDOM;
    return RESULT2(BUILTIN_F(fmod, x, y), x, y, 1, 0);
}

float fmodf(float x, float y)
{
    return NARROW(fmod(x, y));
}

long double fmodl(long double x, long double y)
{
    return fmod(x, y);
}
