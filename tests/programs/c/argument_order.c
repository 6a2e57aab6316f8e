//@ native
// C leaves the order open in which arguments are evaluated; gcc -O0 on x86-64 goes from the last to the first.
#include <stdio.h>

static int say(int n)
{
    printf("%d ", n);
    return n;
}

int main(void)
{
    int i = 1;

    printf("| %d %d %d\n", say(1), say(2), say(3));
    printf("%d %d\n", i++, i);
    printf("%d\n", say(4) + say(5) * say(6));
    return 0;
}
