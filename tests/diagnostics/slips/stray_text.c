#include <stdio.h>
this is not C
int main(void)
{
    puts("x");
    more text here;
    return 0;
}
