//@ exit: 126
/* Decides by a byte of malloc that was never set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = malloc(8 * sizeof *p);

    p[0] = 1;
    if (p[1] == 0)
        puts("zero");
    return 0;
}
