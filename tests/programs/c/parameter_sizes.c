//@ native
/* The sizes in a parameter list are computed, whatever they are good for. */
#include <stdio.h>

static int twice(int a, int b[a++], int c, int d[c++])
{
    (void)b, (void)d;
    return a * 10 + c;
}

static int sum(int n, int m, int a[n][m])
{
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            s += a[i][j];
    return s + sizeof a[0];
}

static int bits(void)
{
    struct { signed i : 7; unsigned u : 7; } s = { -13, 61 };
    int i = -13;
    return (i % s.u == -13) + 2 * (i % (unsigned)s.u == -13U % 61);
}

int main(void)
{
    int e[10], a[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
    printf("%d %d %d\n", twice(1, e, 4, e), sum(2, 3, a), bits());
    return 0;
}
