//@ exit: 126
/* Fills an array one element too far. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char buf[16];

    for (int i = 0; i <= 16; i++)
        buf[i] = 0;
    return 0;
}
