#include <stdarg.h>
#include <stdio.h>
int sum(int n, ...)
{
    va_list ap;
    va_start(ap);
    int s = va_arg(ap, char);
    va_end();
    return s;
}
int f(...) { return 1; }
int main(void) { return sum(1, 2); }
