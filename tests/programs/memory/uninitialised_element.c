//@ exit: 126
/* A condition made from an element that was never set. */
#include <stdio.h>

int main(void)
{
    int list[5], i = 2;

    if (list[i] > 0)
        puts("positive");
    return 0;
}
