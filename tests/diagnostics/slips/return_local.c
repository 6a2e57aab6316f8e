#include <stdio.h>
char *f(void)
{
    char buf[10] = "abc";
    return buf;
}
int *g(void)
{
    int x = 3;
    return &x;
}
int main(void)
{
    puts(f());
    return *g();
}
