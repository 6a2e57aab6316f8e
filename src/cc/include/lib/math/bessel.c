// defines j0 j0f j0l j1 j1f j1l jn jnf jnl y0 y0f y0l y1 y1f y1l yn ynf ynl
/* Bessel functions: small arguments by Miller's recurrence downwards and Neumann's series, great ones by Hankel's
   expansion. To about 14 digits, not to the last bit. */
#include <ringside/sys.h>
#include <math.h>

#define EDOM 33
#define ERANGE 34
#define GREAT 25
#define GAMMA 0.57721566490153286061

/* J_n(x) for 0 < x, found on the way down from where it is nothing; with `y`, of n 0 and 1, also Y_n(x). */
static double downwards(int n, double x, double *y)
{
    if (x < 1e-5) {
        /* the first terms of the power series */
        double half = x / 2, power = 1, l = log(half) + GAMMA;
        for (int k = 1; k <= n; k++)
            power *= half / k;
        if (y)
            *y = M_2_PI * (n == 0 ? l * (1 - half * half) + half * half : (l - 0.5) * half - 1 / x);
        return power * (1 - half * half / (n + 1));
    }
    int top = n > x ? n : (int)x;
    int m = (top + 20 + (int)sqrt(200.0 * top)) / 2 * 2;
    double above = 0, here = 1e-290, found = 0, sum = 0, series = 0;
    for (int k = m; k >= 0; k--) {
        /* here: J_k, but for a factor that the sum of all tells in the end */
        if (k == n)
            found = here;
        if (k % 2 == 0)
            sum += k ? 2 * here : here;
        if (n == 0 && k % 2 == 0 && k > 0)
            series += (k / 2 % 2 ? -1 : 1) * here / (k / 2);
        if (n == 1 && k % 2 == 1 && k > 1)
            series += (k / 2 % 2 ? -1 : 1) * here * k / ((k / 2) * (k / 2 + 1.0));
        double below = 2 * k / x * here - above;
        above = here;
        here = below;
        if (fabs(here) > 1e100 && k > 0) {
            above *= 1e-100;
            here *= 1e-100;
            found *= 1e-100;
            sum *= 1e-100;
            series *= 1e-100;
        }
    }
    double j = found / sum;
    if (y && n == 0)
        *y = M_2_PI * ((log(x / 2) + GAMMA) * j - 2 * series / sum);
    if (y && n == 1)
        *y = M_2_PI * ((log(x / 2) + GAMMA - 1) * j - 1 / x * downwards(0, x, NULL) - series / sum);
    return j;
}

/* J_n and Y_n for n 0 and 1 and great x. */
static void hankel(int n, double x, double *j, double *y)
{
    double p = 0, q = 0, term = 1, before = 2, mu = 4.0 * n * n;
    for (int k = 0; k < 100 && fabs(term) < before && fabs(term) > 1e-20; k++) {
        before = fabs(term);
        if (k % 2 == 0)
            p += k % 4 ? -term : term;
        else
            q += k % 4 == 1 ? term : -term;
        term *= (mu - (2.0 * k + 1) * (2.0 * k + 1)) / ((k + 1) * 8 * x);
    }
    double s = sin(x), c = cos(x), scale = sqrt(1 / (M_PI * x));
    double cosine = n ? s - c : c + s, sine = n ? -(s + c) : s - c;
    *j = scale * (p * cosine - q * sine);
    *y = scale * (p * sine + q * cosine);
}

static double first_kind(int n, double x)
{
    double j, y;
    if (x < GREAT)
        return x == 0 ? n == 0 : downwards(n, x, NULL);
    if (x - x != 0)
        return 0;
    hankel(n, x, &j, &y);
    return j;
}

static double second_kind(int n, double x)
{
    double j, y;
    if (x != x)
        return x;
    if (x <= 0) {
        errno = x == 0 ? ERANGE : EDOM;
        return x == 0 ? -HUGE_VAL : NAN;
    }
    if (x - x != 0)
        return 0;
    if (x < GREAT)
        downwards(n, x, &y);
    else
        hankel(n, x, &j, &y);
    return y;
}

double j0(double x) { return x != x ? x : first_kind(0, fabs(x)); }
double j1(double x) { return x != x ? x : x < 0 ? -first_kind(1, -x) : first_kind(1, x); }
double y0(double x) { return second_kind(0, x); }
double y1(double x) { return second_kind(1, x); }

double jn(int n, double x)
{
    if (x != x)
        return x;
    double sign = n % 2 != 0 && (n < 0) != (x < 0) ? -1 : 1, size = fabs(x);
    if (n < 0)
        n = -n;
    if (n < 2)
        return sign * first_kind(n, size);
    if (size == 0 || size - size != 0)
        return 0;
    if (n > size || size < GREAT)
        return sign * downwards(n, size, NULL);
    double before = first_kind(0, size), here = first_kind(1, size);
    for (int k = 1; k < n; k++) {
        double after = 2 * k / size * here - before;
        before = here;
        here = after;
    }
    return sign * here;
}

double yn(int n, double x)
{
    double sign = n < 0 && n % 2 != 0 ? -1 : 1;
    if (n < 0)
        n = -n;
    if (n < 2 || !(x > 0) || x - x != 0)
        return sign * second_kind(n != 0, x);
    double before = second_kind(0, x), here = second_kind(1, x);
    for (int k = 1; k < n && here - here == 0; k++) {
        double after = 2 * k / x * here - before;
        before = here;
        here = after;
    }
    if (here - here != 0)
        errno = ERANGE;
    return sign * here;
}

#define ROUNDED(name) \
    float name##f(float x) { return name(x); } \
    long double name##l(long double x) { return name(x); }
ROUNDED(j0)
ROUNDED(j1)
ROUNDED(y0)
ROUNDED(y1)
float jnf(int n, float x) { return jn(n, x); }
long double jnl(int n, long double x) { return jn(n, x); }
float ynf(int n, float x) { return yn(n, x); }
long double ynl(int n, long double x) { return yn(n, x); }
