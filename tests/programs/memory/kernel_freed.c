//@ exit: 126
/* The kernel is told to read a block that was freed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    char *block = malloc(16);

    strcpy(block, "hello\n");
    free(block);
    return (int)write(1, block, 6);
}
