#include <stdio.h>
int main(void)
{
    int count = 0;
    cuont++;
    total = count;
    printf("%d\n", total);
    return 0;
}
