/* Sums over an array of 100,000 ints, and a sieve. */
#include <stdio.h>

static int a[100000];
static char composite[1000000];

int main(void)
{
    for (int i = 0; i < 100000; i++)
        a[i] = i * 7 % 1000;
    long sum = 0;
    for (int round = 0; round < 60; round++)
        for (int i = 0; i < 100000; i++)
            sum += a[i];
    int primes = 0;
    for (int i = 2; i < 1000000; i++) {
        if (composite[i])
            continue;
        primes++;
        for (long j = (long)i * i; j < 1000000; j += i)
            composite[j] = 1;
    }
    printf("%ld %d\n", sum, primes);
    return 0;
}
