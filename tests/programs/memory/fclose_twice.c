//@ exit: 126
/* Closes a stream twice. */
#include <stdio.h>
int main(void)
{
    FILE *f = fopen("x", "w");
    fclose(f);
    fclose(f);
    return 0;
}
