#include <stdio.h>
void f(int a, int b
{
    printf("%d\n", a + b);
}
int main(void)
{
    f(1, 2);
    return 0;
}
