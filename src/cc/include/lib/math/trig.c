// defines sin sinf sinl cos cosf cosl tan tanf tanl asin asinf asinl acos acosf acosl atan atanf atanl atan2 atan2f atan2l sinh sinhf sinhl cosh coshf coshl tanh tanhf tanhl asinh asinhf asinhl acosh acoshf acoshl atanh atanhf atanhl
#include <ringside/sys.h>

#define EDOM 33
#define ERANGE 34

double sin(double x)
{
    return BUILTIN_F(sin, x);
}

float sinf(float x)
{
    return sin(x);
}

long double sinl(long double x)
{
    return sin(x);
}

double cos(double x)
{
    return BUILTIN_F(cos, x);
}

float cosf(float x)
{
    return cos(x);
}

long double cosl(long double x)
{
    return cos(x);
}

double tan(double x)
{
    return BUILTIN_F(tan, x);
}

float tanf(float x)
{
    return tan(x);
}

long double tanl(long double x)
{
    return tan(x);
}

double asin(double x)
{
    if (x < -1 || x > 1)
        errno = EDOM;
    return BUILTIN_F(asin, x);
}

float asinf(float x)
{
    return asin(x);
}

long double asinl(long double x)
{
    return asin(x);
}

double acos(double x)
{
    if (x < -1 || x > 1)
        errno = EDOM;
    return BUILTIN_F(acos, x);
}

float acosf(float x)
{
    return acos(x);
}

long double acosl(long double x)
{
    return acos(x);
}

double atan(double x)
{
    return BUILTIN_F(atan, x);
}

float atanf(float x)
{
    return atan(x);
}

long double atanl(long double x)
{
    return atan(x);
}

double atan2(double x, double y)
{
    return BUILTIN_F(atan2, x, y);
}

float atan2f(float x, float y)
{
    return atan2(x, y);
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
    return r;
}

float sinhf(float x)
{
    return sinh(x);
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
    return r;
}

float coshf(float x)
{
    return cosh(x);
}

long double coshl(long double x)
{
    return cosh(x);
}

double tanh(double x)
{
    return BUILTIN_F(tanh, x);
}

float tanhf(float x)
{
    return tanh(x);
}

long double tanhl(long double x)
{
    return tanh(x);
}

double asinh(double x)
{
    return BUILTIN_F(asinh, x);
}

float asinhf(float x)
{
    return asinh(x);
}

long double asinhl(long double x)
{
    return asinh(x);
}

double acosh(double x)
{
    if (x < 1)
        errno = EDOM;
    return BUILTIN_F(acosh, x);
}

float acoshf(float x)
{
    return acosh(x);
}

long double acoshl(long double x)
{
    return acosh(x);
}

double atanh(double x)
{
    if (x <= -1 || x >= 1)
        errno = x == 1 || x == -1 ? ERANGE : EDOM;
    return BUILTIN_F(atanh, x);
}

float atanhf(float x)
{
    return atanh(x);
}

long double atanhl(long double x)
{
    return atanh(x);
}
