#include <stdio.h>
int main(void)
{
    printf("x\n"));
    if ((1) {
        puts("a");
    }
    return 0;
}
