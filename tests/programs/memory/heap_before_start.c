//@ exit: 126
/* Reads before the beginning of a heap block. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p = calloc(4, 1);

    return p[-1];
}
