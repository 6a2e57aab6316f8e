//@ exit: 126
//@ stdin: 42\n
/* A pointer that was never set goes through the library as a variable argument. */
#include <stdio.h>

int main(void)
{
    int *number;

    return scanf("%d", number);
}
