#include <stdio.h>
#include <string.h>
int main(void)
{
    prinft("hello\n");
    return strlne("abc");
}
