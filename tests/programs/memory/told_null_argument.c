//@ exit: 126
// A function of the library that is given a null pointer is told with its argument.
#include <stdio.h>

int main(void)
{
    char line[80];
    FILE *f = fopen("no such file", "r");
    fgets(line, sizeof line, f);
    return 0;
}
