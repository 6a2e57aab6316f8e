/* A string printed into the memory that it lies in: what comes out is what glibc makes of it, and it is told. */
#include <stdio.h>

int main(void)
{
    char twice[20] = "a", number[30] = "x", apart[20] = "left";

    sprintf(twice, "%s%s", twice, twice);
    puts(twice);
    snprintf(number, sizeof number, "%s-%d", number, 5);
    puts(number);
    sprintf(apart, "%.4s", apart + 5);
    sprintf(apart, "%s %s", "new", "text");
    puts(apart);
    return 0;
}
