//@ exit: 126
/* Decides by a variable that was never set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int x;

    if (x > 3)
        puts("large");
    return 0;
}
