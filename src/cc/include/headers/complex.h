/* complex.h -- complex numbers. */
#ifndef _COMPLEX_H
#define _COMPLEX_H 1
#include <features.h>
#define complex _Complex
#define _Complex_I (__extension__ 1.0iF)
#undef I
#define I _Complex_I
#define CMPLX(x, y) __builtin_complex((double)(x), (double)(y))
#define CMPLXF(x, y) __builtin_complex((float)(x), (float)(y))
#define CMPLXL(x, y) __builtin_complex((long double)(x), (long double)(y))
#define __TO_REAL(name) double name(double _Complex z); float name##f(float _Complex z); \
    long double name##l(long double _Complex z);
__TO_REAL(cabs) __TO_REAL(carg) __TO_REAL(creal) __TO_REAL(cimag)
#undef __TO_REAL
#define __COMPLEX(name) double _Complex name(double _Complex z); float _Complex name##f(float _Complex z); \
    long double _Complex name##l(long double _Complex z);
__COMPLEX(conj) __COMPLEX(cproj) __COMPLEX(csqrt) __COMPLEX(cexp) __COMPLEX(clog)
__COMPLEX(csin) __COMPLEX(ccos) __COMPLEX(ctan) __COMPLEX(csinh) __COMPLEX(ccosh) __COMPLEX(ctanh)
__COMPLEX(casin) __COMPLEX(cacos) __COMPLEX(catan) __COMPLEX(casinh) __COMPLEX(cacosh) __COMPLEX(catanh)
#undef __COMPLEX
double _Complex cpow(double _Complex x, double _Complex y);
float _Complex cpowf(float _Complex x, float _Complex y);
long double _Complex cpowl(long double _Complex x, long double _Complex y);
#endif
