/* fenv.h -- the floating environment. Where it is included, arithmetic goes by the rounding mode and raises exceptions. */
#ifndef _FENV_H
#define _FENV_H 1
#include <features.h>
#define FE_INVALID 1
#define FE_DIVBYZERO 4
#define FE_OVERFLOW 8
#define FE_UNDERFLOW 16
#define FE_INEXACT 32
#define FE_ALL_EXCEPT 61
#define FE_TONEAREST 0
#define FE_DOWNWARD 0x400
#define FE_UPWARD 0x800
#define FE_TOWARDZERO 0xc00
typedef unsigned short fexcept_t;
int feclearexcept(int excepts);
int feraiseexcept(int excepts);
int fetestexcept(int excepts);
int fegetround(void);
int fesetround(int round);
typedef struct {
    unsigned short __control_word, __reserved1, __status_word, __reserved2, __tags, __reserved3;
    unsigned __eip;
    unsigned short __cs_selector, __opcode;
    unsigned __data_offset;
    unsigned short __data_selector, __reserved5;
    unsigned __mxcsr;
} fenv_t;
#define FE_DFL_ENV ((const fenv_t *)-1)
int fegetexceptflag(fexcept_t *flags, int excepts);
int fesetexceptflag(const fexcept_t *flags, int excepts);
int fegetenv(fenv_t *env);
int feholdexcept(fenv_t *env);
int fesetenv(const fenv_t *env);
int feupdateenv(const fenv_t *env);
#if defined __USE_GNU || defined __STDC_WANT_IEC_60559_BFP_EXT__
typedef struct {
    unsigned short __control_word, __reserved;
    unsigned __mxcsr;
} femode_t;
#define FE_DFL_MODE ((const femode_t *)-1L)
int fesetexcept(int excepts);
int fetestexceptflag(const fexcept_t *flags, int excepts);
int fegetmode(femode_t *mode);
int fesetmode(const femode_t *mode);
#endif
#ifdef __USE_GNU
#define FE_NOMASK_ENV ((const fenv_t *)-2)
int feenableexcept(int excepts);
int fedisableexcept(int excepts);
int fegetexcept(void);
#endif
#ifdef _MATH_H
#include <ringside/quiet.h>
#endif
#endif
