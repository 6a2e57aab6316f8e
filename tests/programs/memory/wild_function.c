//@ exit: 126
/* Calls data. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int x = 5;
    void (*f)(void) = (void (*)(void))&x;

    f();
    return 0;
}
