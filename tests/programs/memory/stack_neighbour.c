//@ exit: 126
/* A real machine would change the neighbour. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int a[2] = { 1, 2 }, b[2] = { 3, 4 };
    int *p = a;

    p[2] = 5;
    return b[0];
}
