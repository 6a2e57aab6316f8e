//@ exit: 126
/* A pointer that was never set is where a string goes to. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char *to;

    strcpy(to, "hello");
    return 0;
}
