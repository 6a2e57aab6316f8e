//@ exit: 126
/* Reads behind the last argument. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    for (int i = 1; i < 5; i++)
        puts(argv[i]);
    return 0;
}
