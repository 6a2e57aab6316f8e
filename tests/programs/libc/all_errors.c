//@ native
// The sentence of every error number.
#include <stdio.h>
#include <string.h>
int main(void)
{
    for (int i = -1; i <= 135; i++)
        printf("%d %s\n", i, strerror(i));
    return 0;
}
