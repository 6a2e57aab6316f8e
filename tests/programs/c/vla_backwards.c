//@ native
/* A jump back before an array of variable length gives its memory back. */
#include <stdio.h>

int main(void)
{
    int n = 0, keep[n + 3];
    long sum = 0;
    keep[2] = 7;
again:;
    int x[n % 1000 + 1];
    x[0] = 1;
    x[n % 1000] = 2;
    sum += x[0];
    n++;
    if (n < 20000)
        goto again;
    for (int i = 0; i < 3; i++) {
        char y[i + 1];
        y[i] = i;
        if (i == 1)
            continue;
        sum += y[i];
    }
    printf("%ld %d\n", sum, keep[2]);
    return 0;
}
