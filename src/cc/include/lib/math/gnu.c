// defines sincos sincosf sincosl exp10 exp10f exp10l finite finitef finitel
#define _GNU_SOURCE
#include <math.h>

void sincos(double x, double *sine, double *cosine)
{
    *sine = sin(x);
    *cosine = cos(x);
}

void sincosf(float x, float *sine, float *cosine)
{
    *sine = sin(x);
    *cosine = cos(x);
}

void sincosl(long double x, long double *sine, long double *cosine)
{
    *sine = sin(x);
    *cosine = cos(x);
}

double exp10(double x) { return pow(10, x); }
float exp10f(float x) { return pow(10, x); }
long double exp10l(long double x) { return pow(10, x); }
int finite(double x) { return x - x == 0; }
int finitef(float x) { return x - x == 0; }
int finitel(long double x) { return x - x == 0; }
