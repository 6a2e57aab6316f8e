//@ exit: 126
/* Reads what was freed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    struct { int a, b; } *p = malloc(sizeof *p);

    p->b = 1;
    free(p);
    return p->b;
}
