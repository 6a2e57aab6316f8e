//@ exit: 126
/* A copy longer than its source. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char from[8] = "seven", to[32];

    memcpy(to, from, 32);
    return 0;
}
