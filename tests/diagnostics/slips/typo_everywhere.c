#include <stdio.h>
int mian(void)
{
    Int x = 5;
    Printf("%d\n", x);
    return O;
}
