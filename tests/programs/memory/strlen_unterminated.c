//@ exit: 126
/* A string that nobody ended. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char word[3] = { 'a', 'b', 'c' };

    printf("%zu\n", strlen(word));
    return 0;
}
