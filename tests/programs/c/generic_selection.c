//@ native
/* _Generic chooses by type, and evaluates only what it chose. */
#include <stdio.h>
#include <stdlib.h>

#define KIND(x) _Generic((x), char: "char", signed char: "signed char", unsigned char: "unsigned char", \
    short: "short", int: "int", unsigned: "unsigned", long: "long", unsigned long: "unsigned long", \
    float: "float", double: "double", long double: "long double", char *: "char *", const char *: "const char *", \
    void *: "void *", int *: "int *", int (*)(const char *): "function", struct s: "struct s", _Bool: "_Bool", \
    default: "other")

struct s { int i; };

static int calls;
static int called(void)
{
    return ++calls;
}

static double cube_d(double x) { return x * x * x; }
static long cube_l(long x) { return x * x * x; }
#define cube(x) _Generic((x), double: cube_d, float: cube_d, default: cube_l)(x)

int main(void)
{
    char c = 0;
    const int ci = 1;
    int array[3] = { 0 };
    struct s s = { 0 };
    printf("%s %s %s %s\n", KIND(c), KIND('c'), KIND(c + c), KIND((signed char)1));
    printf("%s %s %s %s\n", KIND(1), KIND(1u), KIND(1L), KIND(1UL));
    printf("%s %s %s %s\n", KIND(1.0f), KIND(1.0), KIND(1.0L), KIND(1.0f * 2));
    printf("%s %s %s %s\n", KIND("text"), KIND((const char *)0), KIND(array), KIND((void *)0));
    printf("%s %s %s %s %s\n", KIND(ci), KIND(puts), KIND(s), KIND(&s), KIND((_Bool)1));
    printf("%s %s\n", KIND(1 ? 1 : 1.0), KIND((short)1));
    printf("%g %ld\n", cube(1.5), cube(3));
    printf("%d %d\n", _Generic(called(), int: 7, default: called()), calls);
    return 0;
}
