// defines csin csinf csinl ccos ccosf ccosl ctan ctanf ctanl csinh csinhf csinhl ccosh ccoshf ccoshl ctanh ctanhf ctanhl casin casinf casinl cacos cacosf cacosl catan catanf catanl casinh casinhf casinhl cacosh cacoshf cacoshl catanh catanhf catanhl
#include <complex.h>
#include <math.h>

#define ALL(name, value) \
    double complex name(double complex z) \
    { \
        double x = __real__ z, y = __imag__ z; \
        (void)x, (void)y; \
        return value; \
    } \
    float complex name##f(float complex z) { return name(z); } \
    long double complex name##l(long double complex z) { return name(z); }

static double complex over(double x, double y, double d)
{
    return CMPLX(x / d, y / d);
}

ALL(csinh, CMPLX(sinh(x) * cos(y), cosh(x) * sin(y)))
ALL(ccosh, CMPLX(cosh(x) * cos(y), sinh(x) * sin(y)))
ALL(ctanh, over(sinh(x) * cosh(x), sin(y) * cos(y), sinh(x) * sinh(x) + cos(y) * cos(y)))
ALL(csin, CMPLX(sin(x) * cosh(y), cos(x) * sinh(y)))
ALL(ccos, CMPLX(cos(x) * cosh(y), -(sin(x) * sinh(y))))
ALL(ctan, over(sin(x) * cos(x), sinh(y) * cosh(y), cos(x) * cos(x) + sinh(y) * sinh(y)))
ALL(catan, CMPLX(atan2(2 * x, 1 - x * x - y * y) / 2, log((x * x + (y + 1) * (y + 1)) / (x * x + (y - 1) * (y - 1))) / 4))
ALL(catanh, CMPLX(__imag__ catan(CMPLX(y, x)), __real__ catan(CMPLX(y, x))))
ALL(casinh, clog(z + csqrt(z * z + 1)))
ALL(casin, CMPLX(__imag__ casinh(CMPLX(y, x)), __real__ casinh(CMPLX(y, x))))
ALL(cacos, M_PI_2 - casin(z))
ALL(cacosh, clog(z + csqrt(z + 1) * csqrt(z - 1)))
