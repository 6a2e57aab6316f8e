//@ exit: 126
/* `strcpy` into an array without room for the end mark. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char word[5];

    strcpy(word, "hello");
    puts(word);
    return 0;
}
