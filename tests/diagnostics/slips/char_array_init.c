#include <stdio.h>
int main(void)
{
    char name[5] = "hello";
    char other[4] = "hello";
    char *s = { 'a', 'b', 0 };
    char t[3] = { "abc", "def" };
    puts(name);
    return 0;
}
