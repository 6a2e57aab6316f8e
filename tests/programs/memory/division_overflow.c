//@ exit: 126
/* Divides the smallest number by -1. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int a = INT_MIN, b = -1;

    return a / b;
}
