//@ native
/* _Bool holds 0 or 1, whatever is put in. */
#include <stdbool.h>
#include <stdio.h>

struct flags { bool a : 1, b : 1; _Bool c; };

static bool even(int n)
{
    return !(n & 1);
}

static bool any(int n)
{
    return n;
}

int main(void)
{
    bool b = 42;
    int x = 256;
    printf("%d %d %zu\n", b, (bool)0.25, sizeof b);
    b = x;
    printf("%d %d %d\n", b, (unsigned char)x, any(x));
    b++;
    printf("%d", b);
    b--;
    printf("%d", b);
    b--;
    printf("%d\n", b);
    printf("%d %d %d\n", even(4), even(5), true + true);
    struct flags f = { 2, 4, &x };
    printf("%d %d %d\n", f.a, f.b, f.c);
    b = NULL;
    printf("%d %d\n", b, !b);
    b |= 6;
    b &= 3;
    printf("%d %d\n", b, b + 1);
    b = 0.0;
    printf("%s\n", b ? "true" : "false");
    return 0;
}
