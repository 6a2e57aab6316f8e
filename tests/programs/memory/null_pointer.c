//@ exit: 126
/* Writes through the null pointer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = NULL;

    *p = 5;
    return 0;
}
