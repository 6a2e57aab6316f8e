//@ native
/* The type of an expression, which is not evaluated, or of a type. */
#include <stdio.h>

struct point { int x; double y; };

#define SWAP(a, b) do { typeof(a) _t = (a); (a) = (b); (b) = _t; } while (0)

static int square(int n)
{
    return n * n;
}

int main(void)
{
    int i = 1;
    typeof(i++) j = 41;
    printf("%d %d\n", i, j);
    double d = 1.5, e = 2.5;
    SWAP(d, e);
    printf("%g %g\n", d, e);
    typeof(int *) p = &j, q = &i;
    printf("%d %d\n", *p, *q);
    int row[4] = { 1, 2, 3, 4 };
    typeof(row) other;
    printf("%zu\n", sizeof other);
    typeof(&row[0]) first = row;
    printf("%d\n", first[2]);
    struct point pt = { 3, 4.5 };
    __typeof__(pt.y) y = pt.y * 2;
    printf("%g\n", y);
    typeof(square) *f = square;
    printf("%d\n", f(7));
    typeof(typeof(char *)[3]) names = { "a", "b", "c" };
    printf("%s %zu\n", names[2], sizeof names);
    const int c = 5;
    __typeof(c) k = 6;
    printf("%d %zu\n", k, sizeof(typeof(1 + 1L)));
    __auto_type guess = 2.25f;
    printf("%g %zu\n", guess, sizeof guess);
    return 0;
}
