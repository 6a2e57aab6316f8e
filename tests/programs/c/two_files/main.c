//@ native
#include "stack.h"
#include <stdio.h>

int main(void)
{
    for (int i = 0; i < 3; i++)
        push(i * 10);
    while (!empty())
        printf("%d\n", pop());
    return 0;
}
