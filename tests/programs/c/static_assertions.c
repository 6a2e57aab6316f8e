//@ native
/* Checked by the compiler, at the head of a file, in a struct, in a function. */
#include <assert.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>

_Static_assert(sizeof(int) == 4, "int has four bytes");
static_assert(CHAR_BIT == 8, "and a byte eight bits");
_Static_assert(1 + 1 == 2);

struct header {
    int a;
    _Static_assert(sizeof(long) == 8, "inside a struct");
    long b;
};

int main(void)
{
    static_assert(offsetof(struct header, b) == 8, "padding");
    enum { N = 5 };
    for (int i = 0; i < 1; i++) {
        _Static_assert(N > 4 && 'a' == 97, "inside a block");
    }
    puts("all true");
    return 0;
}
