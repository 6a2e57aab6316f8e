//@ exit: 126
/* Hands a null pointer to strlen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *name = getenv("NOT_THERE");

    return strlen(name);
}
