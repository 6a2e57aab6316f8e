#include <stdio.h>
int main(void)
{
    int x = 1;
    if (x == 1)
        puts("1");
    elseif (x == 2)
        puts("2");
    elif (x == 3)
        puts("3");
    return 0;
}
