//@ native
/* goto, break, continue, return from anywhere. */
#include <stdio.h>

static int find(int m[3][3], int want)
{
    int i, j;
    for (i = 0; i < 3; i++)
        for (j = 0; j < 3; j++)
            if (m[i][j] == want)
                goto found;
    return -1;
found:
    return i * 10 + j;
}

static int collatz(int n)
{
    int steps = 0;
again:
    if (n == 1)
        return steps;
    n = n % 2 ? 3 * n + 1 : n / 2;
    steps++;
    goto again;
}

int main(void)
{
    int m[3][3] = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };
    printf("%d %d %d\n", find(m, 6), find(m, 10), collatz(27));
    for (int i = 0; ; i++) {
        if (i == 2)
            continue;
        if (i == 5)
            break;
        printf("%d ", i);
    }
    int n = 0;
    do {
        if (n == 1)
            continue;
        printf("d%d ", n);
    } while (++n < 3);
    while (1) {
        while (1)
            break;
        break;
    }
    putchar('\n');
    goto into;
    if (0) {
into:
        puts("into a block");
    }
    int name = 3;
name:
    if (--name)
        goto name;
    printf("%d\n", name);
    return 0;
}
