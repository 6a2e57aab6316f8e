#include <string.h>
int main(void)
{
    char a[10], b[10];
    a = "abc";
    a = b;
    int x[3];
    x = { 1, 2, 3 };
    return 0;
}
