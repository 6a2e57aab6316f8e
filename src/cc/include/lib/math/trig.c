// defines sin sinf sinl cos cosf cosl tan tanf tanl asin asinf asinl acos acosf acosl atan atanf atanl atan2 atan2f atan2l sinh sinhf sinhl cosh coshf coshl tanh tanhf tanhl asinh asinhf asinhl acosh acoshf acoshl atanh atanhf atanhl
#include <ringside/sys.h>
#include <ringside/fenv.h>
#include <float.h>

/* Sine, tangent and their inverses are then the operand itself. */
#define SMALL(x) ((x) == 0 || (MAGNITUDE(x) < 0x1p-26 && MAGNITUDE(x) >= DBL_MIN))

#define EDOM 33
#define ERANGE 34

double sin(double x)
{
    return RESULT(BUILTIN_F(sin, x), x, SMALL(x), 0);
}

float sinf(float x)
{
    return NARROW_INEXACT(sin(x));
}

long double sinl(long double x)
{
    return sin(x);
}

double cos(double x)
{
    return RESULT(BUILTIN_F(cos, x), x, MAGNITUDE(x) < 0x1p-27, 0);
}

float cosf(float x)
{
    return NARROW_INEXACT(cos(x));
}

long double cosl(long double x)
{
    return cos(x);
}

double tan(double x)
{
    return RESULT(BUILTIN_F(tan, x), x, SMALL(x), 0);
}

float tanf(float x)
{
    return NARROW_INEXACT(tan(x));
}

long double tanl(long double x)
{
    return tan(x);
}

double asin(double x)
{
    if (x < -1 || x > 1)
        errno = EDOM;
    return RESULT(BUILTIN_F(asin, x), x, MAGNITUDE(x) == 1 || SMALL(x), 0);
}

float asinf(float x)
{
    return NARROW_INEXACT(asin(x));
}

long double asinl(long double x)
{
    return asin(x);
}

double acos(double x)
{
    if (x < -1 || x > 1)
        errno = EDOM;
    return RESULT(BUILTIN_F(acos, x), x, MAGNITUDE(x) == 1 || MAGNITUDE(x) < 0x1p-57, 0);
}

float acosf(float x)
{
    return NARROW_INEXACT(acos(x));
}

long double acosl(long double x)
{
    return acos(x);
}

double atan(double x)
{
    return RESULT(BUILTIN_F(atan, x), x, SMALL(x) || MAGNITUDE(x) >= 0x1p54, 0);
}

float atanf(float x)
{
    return NARROW_INEXACT(atan(x));
}

long double atanl(long double x)
{
    return atan(x);
}

double atan2(double x, double y)
{
    return RESULT2(BUILTIN_F(atan2, x, y), x, y, x == 0 || y == 0 || MAGNITUDE(x) > 0x1p60 * MAGNITUDE(y) ||
        (y < 0 && MAGNITUDE(x) < 0x1p-60 * -y), 0);
}

float atan2f(float x, float y)
{
    return NARROW_INEXACT(atan2(x, y));
}

long double atan2l(long double x, long double y)
{
    return atan2(x, y);
}

double sinh(double x)
{
    double r = BUILTIN_F(sinh, x);
    if (r - r != 0 && x - x == 0)
        errno = ERANGE;
    return RESULT(r, x, x == 0, 0);
}

float sinhf(float x)
{
    return NARROW_INEXACT(sinh(x));
}

long double sinhl(long double x)
{
    return sinh(x);
}

double cosh(double x)
{
    double r = BUILTIN_F(cosh, x);
    if (r - r != 0 && x - x == 0)
        errno = ERANGE;
    return RESULT(r, x, MAGNITUDE(x) < 0x1p-55, 0);
}

float coshf(float x)
{
    return NARROW_INEXACT(cosh(x));
}

long double coshl(long double x)
{
    return cosh(x);
}

double tanh(double x)
{
    return RESULT(BUILTIN_F(tanh, x), x, x == 0, 0);
}

float tanhf(float x)
{
    return NARROW_INEXACT(tanh(x));
}

long double tanhl(long double x)
{
    return tanh(x);
}

double asinh(double x)
{
    return RESULT(BUILTIN_F(asinh, x), x, x == 0, 0);
}

float asinhf(float x)
{
    return NARROW_INEXACT(asinh(x));
}

long double asinhl(long double x)
{
    return asinh(x);
}

double acosh(double x)
{
    if (x < 1)
        errno = EDOM;
    return RESULT(BUILTIN_F(acosh, x), x, x == 1, 0);
}

float acoshf(float x)
{
    return NARROW_INEXACT(acosh(x));
}

long double acoshl(long double x)
{
    return acosh(x);
}

double atanh(double x)
{
    if (x <= -1 || x >= 1)
        errno = x == 1 || x == -1 ? ERANGE : EDOM;
    return RESULT(BUILTIN_F(atanh, x), x, x == 0, 1);
}

float atanhf(float x)
{
    return NARROW_INEXACT(atanh(x));
}

long double atanhl(long double x)
{
    return atanh(x);
}
