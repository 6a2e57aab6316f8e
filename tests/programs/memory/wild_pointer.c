//@ exit: 126
/* Reads from a made-up address. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = (int *)0x12345678;

    return *p;
}
