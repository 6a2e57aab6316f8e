#include <stdio.h>
int main(void)
{
    int a = 3;
    if (a = 5)
        printf("five\n");
    while (a = 0)
        ;
    return 0;
}
