//@ exit: 126
/* The remainder of a division by zero. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    long a = 7, b = 0;

    return a % b;
}
