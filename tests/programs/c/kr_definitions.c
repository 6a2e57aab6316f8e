//@ native
/* Functions defined as before 1989: names first, their types after; arguments are promoted, not converted. */
#include <stdio.h>

double scaled(n, by, name)
    int n;
    float by;
    char *name;
{
    printf("%s:", name);
    return n * by;
}

narrow(c, s)
    char c;
    short s;
{
    return c * 100 + s;
}

untyped(a, b)
{
    return a - b;
}

int (*pick(which))()
    int which;
{
    return which ? narrow : untyped;
}

int main()
{
    printf(" %.2f\n", scaled(3, 1.5, "three"));
    printf("%d\n", narrow(2, 7));
    printf("%d\n", narrow(258, 65536 + 7));
    printf("%d\n", untyped(9, 4));
    printf("%d %d\n", pick(1)(1, 1), pick(0)(1, 1));
    return 0;
}
