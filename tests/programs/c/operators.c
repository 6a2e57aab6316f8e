//@ native
/* Precedence, conversions, and values that surprise. */
#include <stdio.h>
#include <limits.h>

int main(void)
{
    int a = 7, b = -2;
    printf("%d %d %d %d\n", a / b, a % b, -a / 2, -a % 2);
    printf("%d %d %d %d\n", a & b, a | b, a ^ b, ~a);
    printf("%d %d %d\n", 1 << 4, -16 >> 2, (int)(-16u >> 28));
    printf("%d %d %d\n", 2 + 3 * 4, 10 - 4 - 3, 1 + 2 << 3);
    printf("%d %d %d\n", 5 & 3 == 3, (5 & 3) == 3, !a == 0);
    printf("%d %d\n", a > 5 > 3, 1 < 2 == 1);
    int i = 5;
    i += i++ * 0 + 2;
    printf("%d %d\n", i, (a, b));
    printf("%d\n", a > 0 ? b > 0 ? 1 : 2 : 3);
    printf("%d %d\n", 0 && 1 / 0, 1 || 1 / 0);
    printf("%u %d\n", UINT_MAX + 1, (int)UINT_MAX);
    printf("%d %d\n", (char)200, (unsigned char)-1);
    printf("%d %d\n", 'a' - 'A', '0' + 5);
    printf("%d\n", sizeof(char) + sizeof 1 == 5);
    unsigned u = 1;
    printf("%d %d\n", -1 < (int)u, -1 < u);
    short s = 32767;
    s++;
    printf("%d\n", s);
    unsigned char c = 250;
    c += 10;
    printf("%d %d\n", c, c << 8);
    char *p = "pointer";
    printf("%c %c %c\n", *p++, *p, *++p);
    printf("%c %s\n", 3["indexed"], &"literal"[3]);
    int x = a ?: 9, y = 0 ?: 9;
    printf("%d %d\n", x, y);
    a <<= 2;
    a |= 1;
    a ^= 3;
    a %= 10;
    printf("%d\n", a);
    int *q = &a;
    printf("%d\n", ++*q);
    printf("%d %d\n", *q++, q == &a + 1);
    return 0;
}
