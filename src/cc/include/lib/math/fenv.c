// defines __fenv __fe_packed __fe_unpacked __fe_trap __fe_raise __fe_add __fe_sub __fe_mul __fe_div __fe_addf __fe_subf __fe_mulf __fe_divf __fe_sqrt __fe_fma __fe_fmaf __fe_narrow __fe_narrow_inexact __fe_from_long __fe_from_ulong __fe_from_longf __fe_from_ulongf __fe_to_int __fe_to_long __fe_to_ulong __fe_to_ulongf __fe_less __fe_less_equal __fe_integral __fe_result
/* The operations of a program with <fenv.h>. A float comes and goes as the double that it is. */
#include <ringside/sys.h>
#include <ringside/fenv.h>
#include <signal.h>
#include <fenv.h>
#include <float.h>

_Thread_local struct __fenv __fenv = { 0x1f80, 0 };

struct packed {
    void *arg;
    struct __fenv env;
};

void *__fe_packed(void *arg)
{
    struct packed *p = (struct packed *)BUILTIN(malloc, sizeof *p);
    if (p)
        *p = (struct packed){ arg, __fenv };
    return p;
}

void *__fe_unpacked(void *arg)
{
    struct packed *p = arg;
    if (!p)
        return NULL;
    arg = p->arg;
    __fenv = p->env;
    BUILTIN(free, p);
    return arg;
}

/* An exception that is not masked: SIGFPE, whose handler has the environment that a program begins with. */
void __fe_trap(void)
{
    unsigned mxcsr = __fenv.mxcsr, caught = __fenv.caught;
    siginfo_t info = { .si_signo = SIGFPE };
    info.si_code = caught & FE_INVALID ? FPE_FLTINV : caught & FE_DIVBYZERO ? FPE_FLTDIV :
        caught & FE_OVERFLOW ? FPE_FLTOVF : caught & FE_UNDERFLOW ? FPE_FLTUND : FPE_FLTRES;
    __fenv.caught = 0;
    __fenv.mxcsr = 0x1f80;
    int pid = SYS(getpid), tid = SYS(gettid);
    SYS(rt_tgsigqueueinfo, pid, tid, SIGFPE, &info);
    __fenv.mxcsr = mxcsr;
}

void __fe_raise(int excepts)
{
    __fenv.mxcsr |= excepts;
    __fenv.caught = excepts & ~(__fenv.mxcsr >> 7);
    if (__fenv.caught)
        __fe_trap();
}

#define OPERATION(name, number, parameters, ...) \
    double name parameters \
    { \
        double r = BUILTIN_F(fenv, number, &__fenv, __VA_ARGS__); \
        if (__fenv.caught) \
            __fe_trap(); \
        return r; \
    }

OPERATION(__fe_add, 0, (double a, double b), a, b)
OPERATION(__fe_sub, 1, (double a, double b), a, b)
OPERATION(__fe_mul, 2, (double a, double b), a, b)
OPERATION(__fe_div, 3, (double a, double b), a, b)
OPERATION(__fe_addf, 16, (double a, double b), a, b)
OPERATION(__fe_subf, 17, (double a, double b), a, b)
OPERATION(__fe_mulf, 18, (double a, double b), a, b)
OPERATION(__fe_divf, 19, (double a, double b), a, b)
OPERATION(__fe_fma, 4, (double x, double y, double z), x, y, z)
OPERATION(__fe_fmaf, 20, (double x, double y, double z), x, y, z)
OPERATION(__fe_sqrt, 5, (double x), x)
OPERATION(__fe_narrow, 22, (double x), x)
OPERATION(__fe_from_long, 7, (long n), n)
OPERATION(__fe_from_ulong, 8, (unsigned long n), n)
OPERATION(__fe_from_longf, 23, (long n), n)
OPERATION(__fe_from_ulongf, 24, (unsigned long n), n)

double __fe_narrow_inexact(double x)
{
    double r = __fe_narrow(x);
    if (r != 0 && MAGNITUDE(r) < FLT_MIN)
        __fe_raise(FE_UNDERFLOW | FE_INEXACT);
    return r;
}

/* Integers from what is out of their range are as the machine gives them. */
int __fe_to_int(double x)
{
    if (!(x > -2147483649.0 && x < 2147483648.0))
        __fe_raise(FE_INVALID);
    else if ((int)x != x)
        __fe_raise(FE_INEXACT);
    return x;
}

long __fe_to_long(double x)
{
    if (!(x >= -0x1p63 && x < 0x1p63))
        __fe_raise(FE_INVALID);
    else if ((long)x != x)
        __fe_raise(FE_INEXACT);
    return x;
}

unsigned long __fe_to_ulong(double x)
{
    if (x >= 0x1p63)
        return __fe_to_long(__fe_sub(x, 0x1p63)) ^ 1UL << 63;
    return __fe_to_long(x);
}

unsigned long __fe_to_ulongf(double x)
{
    if (x >= 0x1p63)
        return __fe_to_long(__fe_subf(x, 0x1p63)) ^ 1UL << 63;
    return __fe_to_long(x);
}

int __fe_less(double a, double b)
{
    if (a != a || b != b)
        __fe_raise(FE_INVALID);
    return a < b;
}

int __fe_less_equal(double a, double b)
{
    if (a != a || b != b)
        __fe_raise(FE_INVALID);
    return a <= b;
}

double __fe_integral(double x)
{
    switch (__fenv.mxcsr >> 3 & 0xc00) {
    case FE_DOWNWARD:
        return BUILTIN_F(floor, x);
    case FE_UPWARD:
        return BUILTIN_F(ceil, x);
    case FE_TOWARDZERO:
        return BUILTIN_F(trunc, x);
    }
    return BUILTIN_F(rint, x);
}

double __fe_result(double r, double x, double y, int exact, int pole)
{
    if (x != x || y != y)
        return r;
    if (r != r) {
        __fe_raise(FE_INVALID);
    } else if (x - x == 0 && y - y == 0) {
        if (r - r != 0 && pole)
            __fe_raise(FE_DIVBYZERO);
        else if (r - r != 0)
            return __fe_mul(r < 0 ? -DBL_MAX : DBL_MAX, 2);
        else if (r == 0 && !exact)
            return __fe_mul(1 / r < 0 ? -DBL_MIN : DBL_MIN, DBL_MIN);
        else if (!exact)
            __fe_raise(MAGNITUDE(r) < DBL_MIN ? FE_UNDERFLOW | FE_INEXACT : FE_INEXACT);
    }
    return r;
}
