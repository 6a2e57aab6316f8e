//@ native
/* A declaration without a type is one of int. */
#include <stdio.h>

static counter = 3;
const limit = 10;
*where = &counter;

add(const a, register b)
{
    auto sum = a + b;
    return sum;
}

main()
{
    static calls;
    register i;
    for (i = 0; i < 3; i++)
        calls += add(i, counter);
    printf("%d %d %d %zu\n", calls, limit, *where, sizeof counter);
    return 0;
}
