// defines feclearexcept feraiseexcept fetestexcept fegetround fesetround
int feclearexcept(int excepts) { return 0; }
int feraiseexcept(int excepts) { return 0; }
int fetestexcept(int excepts) { return 0; }
int fegetround(void) { return 0; }
int fesetround(int round) { return round != 0; }
