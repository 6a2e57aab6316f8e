// defines feclearexcept feraiseexcept fetestexcept fegetround fesetround fegetexceptflag fesetexceptflag fegetenv feholdexcept fesetenv feupdateenv
#include <fenv.h>

int feclearexcept(int excepts) { return 0; }
int feraiseexcept(int excepts) { return 0; }
int fetestexcept(int excepts) { return 0; }
int fegetround(void) { return 0; }
int fesetround(int round) { return round != 0; }
int fegetexceptflag(fexcept_t *flags, int excepts) { return *flags = 0; }
int fesetexceptflag(const fexcept_t *flags, int excepts) { return 0; }
int fegetenv(fenv_t *env) { return env->__round = 0; }
int feholdexcept(fenv_t *env) { return env->__round = 0; }
int fesetenv(const fenv_t *env) { return 0; }
int feupdateenv(const fenv_t *env) { return 0; }
