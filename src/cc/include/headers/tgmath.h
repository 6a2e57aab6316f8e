/* tgmath.h -- the functions of <math.h> by the type of their argument. Model: all are the double ones. */
#ifndef _TGMATH_H
#define _TGMATH_H 1
#include <math.h>
#endif
