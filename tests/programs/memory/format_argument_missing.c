//@ exit: 126
/* A format that asks for more than it gets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    printf("%d %s\n", 5);
    return 0;
}
