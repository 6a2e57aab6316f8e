//@ exit: 126
/* Frees twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p = malloc(10);

    free(p);
    free(p);
    return 0;
}
