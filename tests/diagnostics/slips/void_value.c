#include <stdio.h>
void f(void) { }
int main(void)
{
    int x = f();
    x = f() + 1;
    printf("%d\n", f());
    return f();
}
