/* Calls a function through a pointer with fewer arguments than it has parameters. */
#include <stdio.h>
static int first(int a, int b)
{
    (void)b;
    return a;
}
int main(void)
{
    int (*f)() = first;
    printf("%d\n", f(1));
    return 0;
}
