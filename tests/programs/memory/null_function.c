//@ exit: 126
/* Calls through a null pointer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    void (*f)(void) = NULL;

    f();
    return 0;
}
