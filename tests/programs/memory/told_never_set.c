/* What is told of values that were never set and do not stop the program. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int sum, descriptor;

    for (int i = 0; i < 3; i++)
        sum += i;
    printf("%d\n", sum);
    close(descriptor);
    return 0;
}
