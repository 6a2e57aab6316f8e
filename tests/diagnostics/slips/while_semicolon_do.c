#include <stdio.h>
int main(void)
{
    int i = 0;
    do {
        i++;
    } while (i < 3)
    printf("%d\n", i);
    do i++; until (i > 5);
    return 0;
}
