/* Function calls: fib, and a mutual recursion. */
#include <stdio.h>

#define ROUNDS 200000

int fib(int n)
{
    if (n < 2)
        return n;
    return fib(n - 1) + fib(n - 2);
}

int odd(int n);

int even(int n)
{
    if (n == 0)
        return 1;
    return odd(n - 1);
}

int odd(int n)
{
    if (n == 0)
        return 0;
    return even(n - 1);
}

int main(void)
{
    int i;
    int e = 0;
    int f = 0;
    for (i = 0; i < ROUNDS; i++) {
        e += even(i % 40);
        f += fib(i % 12);
    }
    printf("%d %d\n", f, e);
    return 0;
}
