//@ exit: 126
/* An address made from a variable that was never set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int list[4] = { 1, 2, 3, 4 }, i;

    return list[i];
}
