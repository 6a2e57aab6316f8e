//@ exit: 126
/* Keeps the old pointer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p = malloc(8), *q;

    p[0] = 1;
    q = realloc(p, 8000);
    return p[0] + q[0];
}
