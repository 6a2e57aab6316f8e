//@ exit: 126
/* An array of variable length that no stack could hold. */
#include <stdio.h>

int main(void)
{
    int n = 9000000;
    char whole[n];

    whole[0] = 1;
    return whole[0] - 1;
}
