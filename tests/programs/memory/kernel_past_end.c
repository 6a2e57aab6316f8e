//@ exit: 126
//@ stdin: more than fits\n
/* The kernel is told to write past an array: the sentence names the array. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    char line[8];

    return (int)read(0, line, 64);
}
