/* Comparisons that raise no exception. */
#undef isgreater
#undef isgreaterequal
#undef isless
#undef islessequal
#undef islessgreater
#define isgreater(a, b) __builtin_isgreater(a, b)
#define isgreaterequal(a, b) __builtin_isgreaterequal(a, b)
#define isless(a, b) __builtin_isless(a, b)
#define islessequal(a, b) __builtin_islessequal(a, b)
#define islessgreater(a, b) __builtin_islessgreater(a, b)
