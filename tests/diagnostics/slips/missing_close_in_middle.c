#include <stdio.h>
void a(void)
{
    if (1) {
        puts("a");
}
void b(void)
{
    puts("b");
}
int main(void)
{
    a();
    b();
    return 0;
}
