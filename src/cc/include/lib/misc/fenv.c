// defines feclearexcept feraiseexcept fetestexcept fegetround fesetround fegetexceptflag fesetexceptflag fegetenv feholdexcept fesetenv feupdateenv fesetexcept fetestexceptflag fegetmode fesetmode feenableexcept fedisableexcept fegetexcept
#define _GNU_SOURCE
#include <fenv.h>
#include <ringside/fenv.h>

#define ROUND 0x6000
#define MASKS (FE_ALL_EXCEPT << 7)
#define DEFAULT 0x1f80

int feclearexcept(int excepts)
{
    __fenv.mxcsr &= ~(excepts & FE_ALL_EXCEPT);
    return 0;
}

int feraiseexcept(int excepts)
{
    __fe_raise(excepts & FE_ALL_EXCEPT);
    return 0;
}

int fetestexcept(int excepts)
{
    return __fenv.mxcsr & excepts & FE_ALL_EXCEPT;
}

/* Nothing is trapped that is only noted. */
int fesetexcept(int excepts)
{
    __fenv.mxcsr |= excepts & FE_ALL_EXCEPT;
    return 0;
}

int fegetexceptflag(fexcept_t *flags, int excepts)
{
    *flags = fetestexcept(excepts);
    return 0;
}

int fesetexceptflag(const fexcept_t *flags, int excepts)
{
    feclearexcept(excepts);
    return fesetexcept(*flags & excepts);
}

int fetestexceptflag(const fexcept_t *flags, int excepts)
{
    return *flags & excepts & FE_ALL_EXCEPT;
}

int fegetround(void)
{
    return __fenv.mxcsr >> 3 & 0xc00;
}

int fesetround(int round)
{
    if (round & ~0xc00)
        return 1;
    __fenv.mxcsr = (__fenv.mxcsr & ~ROUND) | round << 3;
    return 0;
}

/* The word of the older unit has the same bits elsewhere. */
static unsigned short control(void)
{
    return 0x342 | fegetround() | (__fenv.mxcsr >> 7 & FE_ALL_EXCEPT);
}

int fegetenv(fenv_t *env)
{
    *env = (fenv_t){ .__control_word = control(), .__reserved1 = 0xffff, .__reserved2 = 0xffff, .__tags = 0xffff,
        .__reserved3 = 0xffff, .__reserved5 = 0xffff, .__mxcsr = __fenv.mxcsr };
    return 0;
}

int feholdexcept(fenv_t *env)
{
    fegetenv(env);
    __fenv.mxcsr = (__fenv.mxcsr & ~FE_ALL_EXCEPT) | MASKS;
    return 0;
}

int fesetenv(const fenv_t *env)
{
    __fenv.mxcsr = env == FE_DFL_ENV ? DEFAULT : env == FE_NOMASK_ENV ? DEFAULT & ~MASKS : env->__mxcsr;
    return 0;
}

int feupdateenv(const fenv_t *env)
{
    int raised = fetestexcept(FE_ALL_EXCEPT);
    fesetenv(env);
    return feraiseexcept(raised);
}

int fegetmode(femode_t *mode)
{
    *mode = (femode_t){ .__control_word = control(), .__mxcsr = __fenv.mxcsr };
    return 0;
}

int fesetmode(const femode_t *mode)
{
    unsigned mxcsr = mode == FE_DFL_MODE ? DEFAULT : mode->__mxcsr;
    __fenv.mxcsr = (mxcsr & ~FE_ALL_EXCEPT) | fetestexcept(FE_ALL_EXCEPT);
    return 0;
}

int fegetexcept(void)
{
    return ~__fenv.mxcsr >> 7 & FE_ALL_EXCEPT;
}

int feenableexcept(int excepts)
{
    int old = fegetexcept();
    __fenv.mxcsr &= ~((excepts & FE_ALL_EXCEPT) << 7);
    return old;
}

int fedisableexcept(int excepts)
{
    int old = fegetexcept();
    __fenv.mxcsr |= (excepts & FE_ALL_EXCEPT) << 7;
    return old;
}
