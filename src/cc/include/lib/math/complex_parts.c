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
double complex __muldc3(double a, double b, double c, double d)
{
    double ac = a * c, bd = b * d, ad = a * d, bc = b * c;
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

/* Smith's way, by the ratio of the divisor's parts, scaled where it would overflow or vanish (Baudin and Smith, 2012). */
double complex __divdc3(double a, double b, double c, double d)
{
    double x, y, r, n;
    double p = a, q = b, s = c, t = d;
    double most = fmax(fabs(c), fabs(d));
    if (most >= DBL_MAX / 2)
        a /= 2, b /= 2, c /= 2, d /= 2;
    else if (most < DBL_MIN)
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
    if (isnan(x) && isnan(y)) {
        if (s == 0 && t == 0 && (!isnan(p) || !isnan(q)))
            return CMPLX(copysign(INFINITY, s) * p, copysign(INFINITY, s) * q);
        if ((isinf(p) || isinf(q)) && isfinite(s) && isfinite(t))
            return CMPLX(INFINITY * (box(p) * s + box(q) * t), INFINITY * (box(q) * s - box(p) * t));
        if ((isinf(s) || isinf(t)) && isfinite(p) && isfinite(q))
            return CMPLX(0.0 * (p * box(s) + q * box(t)), 0.0 * (q * box(s) - p * box(t)));
    }
    return CMPLX(x, y);
}

float complex __mulsc3(float a, float b, float c, float d)
{
    return __muldc3(a, b, c, d);
}

float complex __divsc3(float a, float b, float c, float d)
{
    return __divdc3(a, b, c, d);
}

long double complex __mulxc3(long double a, long double b, long double c, long double d)
{
    return __muldc3(a, b, c, d);
}

long double complex __divxc3(long double a, long double b, long double c, long double d)
{
    return __divdc3(a, b, c, d);
}
