//@ native
/* Macros with arguments: expanded before they are put in, except beside # and ##. */
#include <stdio.h>

#define SQUARE(x) ((x) * (x))
#define ADD(a, b) ((a) + (b))
#define BAD_SQUARE(x) x * x
#define APPLY(f, x) f(x)
#define NOTHING()
#define CALL(f) f()
#define F(x) x + G
#define G(x) F(x)
#define COMMA ,
#define TWO 1 COMMA 2
#define PAIR(a, b) a * 10 + b
#define EXPANDED(x) PAIR(x)
#define FOREACH(i, n) for (int i = 0; i < (n); i++)

static int func(int x)
{
    return x + 100;
}

#define func(x) func(x * 2)

static int answer(void)
{
    return 42;
}

int main(void)
{
    printf("%d %d %d\n", SQUARE(2 + 1), ADD(SQUARE(2), SQUARE(3)), BAD_SQUARE(2 + 1));
    printf("%d %d\n", APPLY(SQUARE, 5), CALL(answer));
    printf("%d %d\n", func(1), (func)(1));
    int SQUARE = 7;
    printf("%d\n", SQUARE);
    printf("%d\n", ADD((1, 2),
                       3));
    printf("%d\n", EXPANDED(TWO));
    FOREACH(i, 3)
        printf("%d", i);
    NOTHING()
    putchar('\n');
    int G = 5;
    printf("%d\n", F(1));
    printf("%d\n", ADD(ADD(ADD(1, 2), 3), ADD(4, 5)));
    printf("%d\n", SQUARE
        (3));
    return 0;
}
