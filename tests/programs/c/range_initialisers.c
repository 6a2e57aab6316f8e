//@ native
/* GNU C: one value for a range of indices. */
#include <stdio.h>

static const char kind[256] = { ['0' ... '9'] = 'd', ['a' ... 'z'] = 'l', ['A' ... 'Z'] = 'u', ['_'] = 'l' };

static int next(void)
{
    static int n;
    return ++n;
}

int main(void)
{
    for (const char *s = "a9Z_ "; *s; s++)
        putchar(kind[(unsigned char)*s] ? kind[(unsigned char)*s] : '-');
    putchar('\n');
    int a[10] = { [2 ... 4] = 7, [6 ... 8] = 9, 1 };
    for (int i = 0; i < 10; i++)
        printf("%d ", a[i]);
    putchar('\n');
    int once[3] = { [0 ... 2] = next() };
    printf("%d %d %d %d\n", once[0], once[1], once[2], next());
    int grid[3][2] = { [0 ... 1] = { 1, 2 }, [2] = { [0 ... 1] = 5 } };
    printf("%d %d %d %d\n", grid[1][0], grid[1][1], grid[2][0], grid[2][1]);
    int open[] = { [0 ... 5] = 1 };
    printf("%zu\n", sizeof open / sizeof *open);
    return 0;
}
