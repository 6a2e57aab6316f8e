#include <stdio.h>
int f(int x)
{
    if (x) return 1;
}
int g(void)
{
    return;
}
void h(void)
{
    return 5;
}
int main(void)
{
    h();
    return f(1) + g();
}
