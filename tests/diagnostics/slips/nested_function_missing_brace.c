#include <stdio.h>
int f(int x)
{
    return x;

int main(void)
{
    printf("%d\n", f(3));
    return 0;
}
