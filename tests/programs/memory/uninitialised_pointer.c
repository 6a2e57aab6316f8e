//@ exit: 126
/* Writes through a pointer that was never set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p;

    *p = 5;
    return 0;
}
