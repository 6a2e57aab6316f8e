//@ exit: 126
/* Past the end of an array of variable length. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int n = atoi("3"), list[n];

    for (int i = 0; i <= n; i++)
        list[i] = i;
    return 0;
}
