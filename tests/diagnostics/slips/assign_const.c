#include <stdio.h>
int main(void)
{
    const int c = 5;
    c = 6;
    c++;
    const char *s = "abc";
    s[0] = 'x';
    char *const p = 0;
    p = "abc";
    return 0;
}
