//@ exit: 126
/* Calls itself for ever. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int deeper(int n)
{
    char room[1000];
    room[0] = n;
    return deeper(n + 1) + room[0];
}

int main(void)
{
    return deeper(1);
}
