//@ native
/* Checked arithmetic: every mixture of widths and signs. */
#include <limits.h>
#include <stdio.h>

#define TRY(op, a, b, T, f)                                                                                            \
    do {                                                                                                               \
        T r;                                                                                                           \
        int o = __builtin_##op##_overflow(a, b, &r);                                                                   \
        printf(#op "(" #a ", " #b ") " #T ": " f " %d\n", r, o);                                                       \
    } while (0)

int main(void)
{
    int i = INT_MAX, m = INT_MIN, one = 1, minus = -1;
    unsigned u = UINT_MAX;
    long l = LONG_MAX, lm = LONG_MIN;
    unsigned long ul = ULONG_MAX;
    TRY(add, i, one, int, "%d");
    TRY(add, i, one, long, "%ld");
    TRY(add, i, one, unsigned, "%u");
    TRY(add, u, minus, int, "%d");
    TRY(add, u, minus, unsigned, "%u");
    TRY(sub, m, one, int, "%d");
    TRY(sub, 0, one, unsigned, "%u");
    TRY(sub, one, u, long, "%ld");
    TRY(mul, i, 2, int, "%d");
    TRY(mul, m, minus, int, "%d");
    TRY(mul, l, 2, long, "%ld");
    TRY(mul, lm, minus, long, "%ld");
    TRY(mul, ul, ul, unsigned long, "%lu");
    TRY(mul, ul, minus, long, "%ld");
    TRY(add, ul, minus, unsigned long, "%lu");
    TRY(add, minus, 5ul, unsigned long, "%lu");
    TRY(sub, ul, l, long, "%ld");
    TRY(add, 200, 100, unsigned char, "%d");
    TRY(add, 100, 27, signed char, "%d");
    TRY(add, 100, 28, signed char, "%d");
    TRY(sub, 0, 1, unsigned short, "%d");
    int r;
    unsigned ur;
    long lr;
    unsigned long long ull;
    printf("%d %d", __builtin_sadd_overflow(i, 1, &r), r);
    printf(" %d %u", __builtin_usub_overflow(0, 1, &ur), ur);
    printf(" %d %ld", __builtin_smull_overflow(l, 3, &lr), lr);
    printf(" %d %llu\n", __builtin_umulll_overflow(ul, 3, &ull), ull);
    printf("%d %d\n", __builtin_add_overflow_p(i, 1, 0), __builtin_add_overflow_p(i, 1, 0L));
    return 0;
}
