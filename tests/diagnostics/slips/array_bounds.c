#include <stdio.h>
int main(void)
{
    int a[3] = { 1, 2, 3, 4 };
    char s[3] = "abcdef";
    a[5] = 1;
    int n[-1];
    int z[2.5];
    return a[0];
}
