//@ native
//@ exit: 3
#include <stdio.h>
#include <stdlib.h>

static void first(void) { printf("registered first, called last\n"); }
static void second(void) { printf("registered second\n"); }

int main(void)
{
    atexit(first);
    atexit(second);
    printf("main ends\n");
    exit(3);
}
