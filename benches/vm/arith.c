/* Integer arithmetic: a linear congruence, shifts and branches in registers. */
#include <stdio.h>

#define ROUNDS 10000000

int main(void)
{
    unsigned int x = 1;
    int odd = 0;
    int i;
    for (i = 0; i < ROUNDS; i++) {
        x = x * 1664525 + 1013904223;
        if ((x >> 16) & 1)
            odd++;
        else
            odd -= 2;
    }
    printf("%d %d\n", x & 65535, odd);
    return 0;
}
