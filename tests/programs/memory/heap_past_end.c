//@ exit: 126
/* Writes one element behind a heap block. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = malloc(3 * sizeof *p);

    for (int i = 0; i <= 3; i++)
        p[i] = i;
    return 0;
}
