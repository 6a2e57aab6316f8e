/* What the functions of math.h raise, for the units that define them. They only compute unless `__FENV__` is defined: a
   program without <fenv.h> could not ask. */
#ifndef _RINGSIDE_FENV_H
#define _RINGSIDE_FENV_H 1

/* A thread's environment: the word that x86 calls MXCSR, and what was raised although it is not masked. */
struct __fenv {
    unsigned mxcsr, caught;
};
extern _Thread_local struct __fenv __fenv;

void __fe_raise(int excepts);
double __fe_result(double r, double x, double y, int exact, int pole);
double __fe_integral(double x);
double __fe_mul(double a, double b);
double __fe_sub(double a, double b);
double __fe_subf(double a, double b);
double __fe_sqrt(double x);
double __fe_fma(double x, double y, double z);
double __fe_fmaf(double x, double y, double z);
double __fe_narrow(double x);
double __fe_narrow_inexact(double x);
long __fe_to_long(double x);

/* A new thread's argument with its creator's environment, and without it: that is the thread's from there on. */
void *__fe_packed(void *arg);
void *__fe_unpacked(void *arg);

#define MAGNITUDE(x) ((x) < 0 ? -(x) : (x))

#ifdef __FENV__
/* The result of a function: `exact` if it then raises nothing, `pole` if an infinite one is no overflow. */
#define RESULT(r, x, exact, pole) __fe_result(r, x, 0, exact, pole)
#define RESULT2(r, x, y, exact, pole) __fe_result(r, x, y, exact, pole)
#define RAISE(excepts) __fe_raise(excepts)
/* Rounded to float. */
#define NARROW(x) __fe_narrow(x)
/* ... a number that is not exact. */
#define NARROW_INEXACT(x) __fe_narrow_inexact(x)
#define TO_LONG(x) __fe_to_long(x)
#define MUL(a, b) __fe_mul(a, b)
#define SUB(a, b) __fe_sub(a, b)
#define SUBF(a, b) __fe_subf(a, b)
#define PACKED(arg) __fe_packed(arg)
#define UNPACKED(arg) __fe_unpacked(arg)
#else
#define RESULT(r, x, exact, pole) (r)
#define RESULT2(r, x, y, exact, pole) (r)
#define RAISE(excepts) ((void)0)
#define NARROW(x) (x)
#define NARROW_INEXACT(x) (x)
#define TO_LONG(x) ((long)(x))
#define MUL(a, b) ((a) * (b))
#define SUB(a, b) ((a) - (b))
#define SUBF(a, b) ((a) - (b))
#define PACKED(arg) (arg)
#define UNPACKED(arg) (arg)
#endif
#endif
