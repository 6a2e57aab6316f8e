//@ exit: 126
/* Keeps the address of a variable of a block that has ended. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p;

    {
        int inner = 7;
        p = &inner;
    }
    return *p;
}
