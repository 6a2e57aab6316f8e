//@ exit: 126
/* Changes a string literal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = "constant";

    s[0] = 'C';
    return 0;
}
