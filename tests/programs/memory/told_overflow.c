//@ exit: 0
/* Signed overflow is told once and goes on. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int x = INT_MAX;

    for (int i = 0; i < 3; i++)
        x++;
    printf("%d\n", x);
    return 0;
}
