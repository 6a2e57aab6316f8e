//@ native
/* The value of an assignment to a bit-field is as wide as the bit-field, and is promoted by its width. */
#include <stdio.h>
struct s { unsigned a : 6; int b : 5; unsigned long c : 20; unsigned long d : 40; unsigned e : 32; _Bool f : 1; unsigned char g : 3; };
static int minus = -5;
int main(void)
{
    struct s s = { 3, 2, 7, 9, 11, 1, 2 }, *p = &s;
    printf("%d %d %d %d\n", (s.a = 9) > minus, (s.a |= 70) > minus, s.a++ > minus, --s.a > minus);
    printf("%d %d %d\n", (p->a += 60) > minus, (s.c = 5) > minus, (s.c *= 3) > minus);
    printf("%d %d %d\n", (s.d = 5) > minus, (s.d <<= 3) > minus, s.d-- > minus);
    printf("%d %d %d\n", (s.e = 5) > minus, (s.e ^= 3) > minus, s.e-- > minus);
    printf("%d %d %d\n", (s.f = 5) > minus, (s.f ^= 1) > minus, (s.g = 15) > minus);
    printf("%d %d %d %d\n", (0, s.a) > minus, (minus ? s.a : s.a) > minus, -(s.a = 1) < 0, ~(s.a = 1) < 0);
    printf("%d %d\n", (s.a = 1) - 2 < 0, (s.c = 1) - 2 < 0);
    printf("%zu %zu %zu\n", sizeof(+s.a), sizeof((s.c = 1) + 0), sizeof(s.d + 0));
    printf("%d %d\n", (s.b = 20), (s.b += 100));
    printf("%d\n", ((s.a = 1) << 31) < 0);
    printf("%d\n", _Generic(+(s.a = 1), int: 1, unsigned: 2, default: 3));
    printf("%d\n", _Generic((s.c = 1) + 0, int: 1, unsigned: 2, unsigned long: 4, default: 3));
    printf("%d\n", ({ s.a; }) > minus);
    return 0;
}
