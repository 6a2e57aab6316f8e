#include <stdio.h>
int main(void)
{
    int a = 1;
    if (a);
        printf("one\n");
    else
        printf("two\n");
    return 0;
}
