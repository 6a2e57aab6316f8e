#include <stdio.h>
int main(void)
{
    printf("hello\n);
    printf("world\n");
    return 0;
}
