//@ exit: 126
/* Frees what malloc did not give. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int x = 1;

    free(&x);
    return 0;
}
