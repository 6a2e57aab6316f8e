#include <stdio.h>
int main(void)
{
    printf("C:\new\files\q");
    printf("%d\n" "\x");
    char c = '\400';
    char d = '\';
    return 0;
}
