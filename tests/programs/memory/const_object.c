//@ exit: 126
/* Changes an object that is const. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int limit = 5;

int main(void)
{
    int *p = (int *)&limit;

    *p = 6;
    return 0;
}
