//@ exit: 126
/* A column too many in the last row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int grid[2][3] = { { 1 } };

    grid[1][3] = 4;
    return grid[0][0];
}
