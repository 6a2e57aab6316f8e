//@ native
// Loops, arrays and arithmetic without a single interesting call.
#include <stdio.h>
#include <string.h>

#define LIMIT 5000

static unsigned char composite[LIMIT + 1];

int main(void)
{
    int count = 0;
    long sum = 0;

    memset(composite, 0, sizeof composite);
    for (int i = 2; i <= LIMIT; i++) {
        if (composite[i])
            continue;
        count++;
        sum += i;
        for (int j = i * 2; j <= LIMIT; j += i)
            composite[j] = 1;
    }
    printf("%d primes up to %d, sum %ld\n", count, LIMIT, sum);
    return 0;
}
