#include <stdio.h>
int main(void)
{
    if (1 {
        printf("x\n");
    }
    printf("y\n";
    return 0;
}
