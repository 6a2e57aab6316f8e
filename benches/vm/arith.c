/* Integer arithmetic: a linear congruence, shifts and branches in registers. */
#include <stdio.h>

int main(void)
{
    unsigned x = 1;
    int odd = 0;
    for (int i = 0; i < 10000000; i++) {
        x = x * 1664525u + 1013904223u;
        if ((x >> 16) & 1)
            odd++;
        else
            odd -= 2;
    }
    printf("%u %d\n", x, odd);
    return 0;
}
