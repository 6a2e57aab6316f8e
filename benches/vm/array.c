/* Sums over an array of 100,000 ints, and a sieve. */
#include <stdio.h>

#define ROUNDS 60
#define NUMBERS (ROUNDS * 16000)

int a[10000];
char composite[960000];

int main(void)
{
    int i;
    int j;
    int round;
    int sum = 0;
    int primes = 0;
    for (i = 0; i < 10000; i++)
        a[i] = i * 7 % 100;
    for (round = 0; round < ROUNDS * 10; round++)
        for (i = 0; i < 10000; i++)
            sum += a[i];
    for (i = 2; i < NUMBERS; i++) {
        if (composite[i])
            continue;
        primes++;
        if (i < 1000)
            for (j = i * i; j < NUMBERS; j += i)
                composite[j] = 1;
    }
    printf("%d %d\n", sum, primes);
    return 0;
}
