//@ exit: 126
/* Divides by zero. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int a = 7, b = 0;

    return a / b;
}
