//@ native
//@ exit: 6
/* What the last call left is what the shell sees. */
#include <stdio.h>

void main(void)
{
    printf("hello\n");
}
