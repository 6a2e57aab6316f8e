//@ exit: 126
/* Keeps the address of a local of a function that has returned. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int *keep;

static int *dangling(void)
{
    int local = 7;
    keep = &local;
    return keep;
}

int main(void)
{
    int *p = dangling();

    return *p;
}
