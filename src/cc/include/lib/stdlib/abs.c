// defines abs labs llabs imaxabs div ldiv lldiv imaxdiv
#include <stdlib.h>

int abs(int n) { return n < 0 ? -n : n; }
long labs(long n) { return n < 0 ? -n : n; }
long long llabs(long long n) { return n < 0 ? -n : n; }
long imaxabs(long n) { return n < 0 ? -n : n; }

div_t div(int a, int b)
{
    div_t r = { a / b, a % b };
    return r;
}

ldiv_t ldiv(long a, long b)
{
    ldiv_t r = { a / b, a % b };
    return r;
}

lldiv_t lldiv(long long a, long long b)
{
    lldiv_t r = { a / b, a % b };
    return r;
}

ldiv_t imaxdiv(long a, long b)
{
    return ldiv(a, b);
}
