//@ exit: 0
/* A shift by more than the width is told once and goes on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int n = 35;

    printf("%d\n", 1 << n);
    return 0;
}
