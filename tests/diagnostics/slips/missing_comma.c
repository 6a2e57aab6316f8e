#include <stdio.h>
int main(void)
{
    int a, b;
    scanf("%d%d" &a, &b);
    printf("%d\n" a);
    int c d;
    return 0;
}
