//@ exit: 126
/* Frees a pointer into a block. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p = malloc(10);

    free(p + 2);
    return 0;
}
