//@ exit: 126
/* Reads past a global array. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int table[4] = { 1, 2, 3, 4 };

int main(void)
{
    int sum = 0;

    for (int i = 0; i <= 4; i++)
        sum += table[i];
    return sum;
}
