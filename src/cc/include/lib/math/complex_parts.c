// defines __mulsc3 __muldc3 __mulxc3 __divsc3 __divdc3 __divxc3
/* What the compiler calls for products that came out as NaN, and for quotients. */
#include <complex.h>
#include <float.h>
#include <math.h>

/* An infinity as a unit, anything else as a zero of its sign. */
static double box(double x)
{
    return copysign(isinf(x) ? 1 : 0, x);
}

static double unless_nan(double x)
{
    return isnan(x) ? copysign(0, x) : x;
}

/* C11 G.5.1: an infinite factor makes an infinite product. */
static double complex product(double ac, double bd, double ad, double bc, double a, double b, double c, double d)
{
    int infinite = 0;
    if (isinf(a) || isinf(b)) {
        a = box(a), b = box(b), c = unless_nan(c), d = unless_nan(d);
        infinite = 1;
    }
    if (isinf(c) || isinf(d)) {
        c = box(c), d = box(d), a = unless_nan(a), b = unless_nan(b);
        infinite = 1;
    }
    if (!infinite && (isinf(ac) || isinf(bd) || isinf(ad) || isinf(bc))) {
        a = unless_nan(a), b = unless_nan(b), c = unless_nan(c), d = unless_nan(d);
        infinite = 1;
    }
    if (infinite)
        return CMPLX(INFINITY * (a * c - b * d), INFINITY * (a * d + b * c));
    return CMPLX(ac - bd, ad + bc);
}

double complex __muldc3(double a, double b, double c, double d)
{
    return product(a * c, b * d, a * d, b * c, a, b, c, d);
}

/* A product that a float cannot hold is infinite, though a double could. */
float complex __mulsc3(float a, float b, float c, float d)
{
    return product(a * c, b * d, a * d, b * c, a, b, c, d);
}

/* C11 G.5.1: what a quotient is that came out as NaN + NaN i. */
static double complex quotient(double x, double y, double a, double b, double c, double d)
{
    if (isnan(x) && isnan(y)) {
        if (c == 0 && d == 0 && (!isnan(a) || !isnan(b)))
            return CMPLX(copysign(INFINITY, c) * a, copysign(INFINITY, c) * b);
        if ((isinf(a) || isinf(b)) && isfinite(c) && isfinite(d))
            return CMPLX(INFINITY * (box(a) * c + box(b) * d), INFINITY * (box(b) * c - box(a) * d));
        if ((isinf(c) || isinf(d)) && isfinite(a) && isfinite(b))
            return CMPLX(0.0 * (a * box(c) + b * box(d)), 0.0 * (b * box(c) - a * box(d)));
    }
    return CMPLX(x, y);
}

/* Smith's way, by the ratio of the divisor's parts (Baudin and Smith, 2012). All is halved first where the divisor is
   next to the largest number, and made larger where parts would lose bits below DBL_MIN. */
double complex __divdc3(double a, double b, double c, double d)
{
    double x, y, r, n;
    double most = fabs(c) < fabs(d) ? fabs(d) : fabs(c), safe = DBL_MAX / 2 * DBL_EPSILON;
    if (most >= DBL_MAX / 2)
        a /= 2, b /= 2, c /= 2, d /= 2;
    if (most < DBL_EPSILON || (most < safe && fmin(fabs(a), fabs(b)) < DBL_MIN && fmax(fabs(a), fabs(b)) < safe))
        a /= DBL_EPSILON, b /= DBL_EPSILON, c /= DBL_EPSILON, d /= DBL_EPSILON;
    if (fabs(c) < fabs(d)) {
        r = c / d;
        n = c * r + d;
        x = (fabs(r) > DBL_MIN ? a * r + b : c * (a / d) + b) / n;
        y = (fabs(r) > DBL_MIN ? b * r - a : c * (b / d) - a) / n;
    } else {
        r = d / c;
        n = d * r + c;
        x = (fabs(r) > DBL_MIN ? b * r + a : d * (b / c) + a) / n;
        y = (fabs(r) > DBL_MIN ? b - a * r : b - d * (a / c)) / n;
    }
    return quotient(x, y, a, b, c, d);
}

/* The squares of floats neither overflow nor vanish as doubles. */
float complex __divsc3(float a, float b, float c, float d)
{
    double p = a, q = b, s = c, t = d, n = s * s + t * t;
    float x = (p * s + q * t) / n, y = (q * s - p * t) / n;
    return quotient(x, y, a, b, c, d);
}

long double complex __mulxc3(long double a, long double b, long double c, long double d)
{
    return __muldc3(a, b, c, d);
}

long double complex __divxc3(long double a, long double b, long double c, long double d)
{
    return __divdc3(a, b, c, d);
}
