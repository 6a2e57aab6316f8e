//@ native
/* Functions of any number of arguments. */
#include <stdio.h>
#include <stdarg.h>

struct small { char c[3]; };
struct large { long a, b, c; };
struct reals { double x, y; };

static int sum(int n, ...)
{
    va_list args;
    va_start(args, n);
    int s = 0;
    while (n--)
        s += va_arg(args, int);
    va_end(args);
    return s;
}

static void twice(const char *format, ...)
{
    va_list a, b;
    va_start(a, format);
    va_copy(b, a);
    vprintf(format, a);
    vprintf(format, b);
    va_end(a);
    va_end(b);
}

static double next_real(va_list *args)
{
    return va_arg(*args, double);
}

static void mixed(const char *kinds, ...)
{
    va_list args;
    va_start(args, kinds);
    for (; *kinds; kinds++)
        switch (*kinds) {
        case 'i': printf("%d ", va_arg(args, int)); break;
        case 'l': printf("%ld ", va_arg(args, long)); break;
        case 'd': printf("%g ", next_real(&args)); break;
        case 's': printf("%s ", va_arg(args, char *)); break;
        case 'S': { struct small s = va_arg(args, struct small); printf("%c%c%c ", s.c[0], s.c[1], s.c[2]); break; }
        case 'L': printf("%ld ", va_arg(args, struct large).c); break;
        case 'R': printf("%g ", va_arg(args, struct reals).y); break;
        case 'f': printf("%d ", va_arg(args, int (*)(int, ...))(2, 20, 22)); break;
        }
    va_end(args);
    putchar('\n');
}

int main(void)
{
    printf("%d %d\n", sum(0), sum(10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    twice("%s %d|", "again", 1);
    putchar('\n');
    char c = 'x';
    short s = -3;
    float f = 0.5f;
    mixed("iidls", c, s, f, 1L << 40, "end");
    mixed("SLRdif", (struct small){ "abc" }, (struct large){ 1, 2, 3 }, (struct reals){ 4, 5 }, 6.5, 7, sum);
    mixed("dddddddddi", 1., 2., 3., 4., 5., 6., 7., 8., 9., 10);
    return 0;
}
