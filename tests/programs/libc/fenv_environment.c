//@ native
/* Environments are kept, held, set and put together again. */
#define _GNU_SOURCE
#include <fenv.h>
#include <math.h>
#include <stdio.h>

static double one = 1, three = 3, zero = 0, huge = 1e300;

static void show(const char *what)
{
    int f = fetestexcept(FE_ALL_EXCEPT);
    printf("%-10s%s%s%s%s%s, mode %#x\n", what, f & FE_INVALID ? " invalid" : "", f & FE_DIVBYZERO ? " divbyzero" : "",
        f & FE_OVERFLOW ? " overflow" : "", f & FE_UNDERFLOW ? " underflow" : "", f & FE_INEXACT ? " inexact" : "", fegetround());
}

/* The distance from the origin, without overflow on the way. */
static double distance(double x, double y)
{
    fenv_t env;
    feholdexcept(&env);
    double r = sqrt(x * x + y * y);
    if (fetestexcept(FE_OVERFLOW | FE_UNDERFLOW)) {
        feclearexcept(FE_OVERFLOW | FE_UNDERFLOW);
        double scale = fmax(fabs(x), fabs(y));
        x /= scale, y /= scale;
        r = scale * sqrt(x * x + y * y);
    }
    feupdateenv(&env);
    return r;
}

int main(void)
{
    volatile double r;
    fenv_t env;
    fexcept_t flags;
    femode_t mode;
    show("begin");
    r = one / three;
    show("divided");
    r = one / zero;
    show("by zero");
    fegetenv(&env);
    fesetround(FE_UPWARD);
    feclearexcept(FE_ALL_EXCEPT);
    show("cleared");
    fesetenv(&env);
    show("set");
    fesetround(FE_DOWNWARD);
    int failed = feholdexcept(&env);
    show("held");
    printf("%d\n", failed);
    r = huge * huge;
    show("overflow");
    feupdateenv(&env);
    show("updated");
    fegetexceptflag(&flags, FE_DIVBYZERO | FE_OVERFLOW);
    feclearexcept(FE_ALL_EXCEPT);
    feraiseexcept(FE_INVALID);
    show("raised");
    fesetexceptflag(&flags, FE_DIVBYZERO);
    show("one flag");
    fesetexceptflag(&flags, FE_ALL_EXCEPT);
    show("all flags");
    printf("%d %d\n", fetestexceptflag(&flags, FE_ALL_EXCEPT), fesetexcept(FE_UNDERFLOW));
    show("set");
    feclearexcept(FE_OVERFLOW | FE_UNDERFLOW);
    show("cleared");
    fegetmode(&mode);
    fesetmode(FE_DFL_MODE);
    show("no mode");
    fesetmode(&mode);
    show("mode");
    fesetenv(FE_DFL_ENV);
    show("default");
    printf("%g\n", distance(3e300, 4e300));
    show("distance");
    printf("%g\n", distance(3, 4));
    printf("%zu %zu %zu\n", sizeof(fenv_t), sizeof(fexcept_t), sizeof(femode_t));
    (void)r;
    return 0;
}
