//@ exit: 126
/* Jumps back into a function that has returned. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static jmp_buf place;

static void remember(void)
{
    setjmp(place);
}

int main(void)
{
    remember();
    longjmp(place, 1);
    return 0;
}
