/* Function calls: fib, and a mutual recursion. */
#include <stdio.h>

static int fib(int n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static int odd(int n);

static int even(int n)
{
    return n == 0 ? 1 : odd(n - 1);
}

static int odd(int n)
{
    return n == 0 ? 0 : even(n - 1);
}

int main(void)
{
    int e = 0;
    for (int i = 0; i < 2000; i++)
        e += even(i % 1000);
    printf("%d %d\n", fib(29), e);
    return 0;
}
