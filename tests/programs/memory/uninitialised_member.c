//@ exit: 126
/* Decides by a member that was never set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    struct point { int x, y; } p;

    p.x = 1;
    while (p.y < 5)
        p.y++;
    return 0;
}
