//@ exit: 126
/* An array that no stack could hold. */
#include <stdio.h>

int main(void)
{
    char whole[9000000];

    whole[0] = 1;
    return whole[0] - 1;
}
