//@ native
/* inline, static inline, extern inline. */
#include <stdio.h>

static inline int square(int x)
{
    return x * x;
}

extern inline int cube(int x)
{
    return x * x * x;
}

inline int half(int x)
{
    return x / 2;
}
extern int half(int x);

static __inline__ int negative(int x)
{
    return -x;
}

_Noreturn static void stop(int n)
{
    __builtin_exit(n);
}

int main(void)
{
    int (*f)(int) = square;
    printf("%d %d %d %d %d\n", square(5), cube(3), half(9), negative(2), f(7));
    stop(0);
}
