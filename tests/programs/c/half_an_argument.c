//@ native
/* An int among variable arguments says nothing of the upper half of its eight bytes; on x86-64 that is zero. */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>

static long first(int n, ...)
{
    va_list list;
    va_start(list, n);
    long value = va_arg(list, long);
    va_end(list);
    return value;
}

static int ints(int n, ...)
{
    int sum = 0;
    va_list list;
    va_start(list, n);
    while (n-- > 0)
        sum = sum * 10 + va_arg(list, int);
    va_end(list);
    return sum;
}

int main(void)
{
    int minus = -5, i = -3;
    short s = -7;
    printf("%ld %ld %ld\n", -1, minus, (long)minus);
    printf("%d %hd %hhd %x\n", minus, s, minus, minus);
    printf("%ld %ld\n", first(1, ++i), first(1, INT_MIN));
    printf("%d %d\n", ints(3, -1, minus, s), ints(2, i--, -i));
    return 0;
}
