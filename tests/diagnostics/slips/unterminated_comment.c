#include <stdio.h>
int main(void)
{
    /* a comment
    printf("hello\n");
    return 0;
}
