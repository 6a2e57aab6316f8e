//@ native
/* Arrays whose length is known when their declaration is reached. */
#include <stdio.h>
#include <string.h>

static int sum(int n, int a[n])
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += a[i];
    return s;
}

static void fill(int rows, int columns, int m[rows][columns])
{
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++)
            m[i][j] = i * 10 + j;
}

static int trace(int n, int (*m)[n])
{
    int t = 0;
    for (int i = 0; i < n; i++)
        t += m[i][i];
    return t;
}

static size_t side(int n)
{
    char a[n++];
    return sizeof a * 100 + n;
}

int main(void)
{
    for (int n = 1; n <= 4; n++) {
        int a[n];
        for (int i = 0; i < n; i++)
            a[i] = i + n;
        printf("%d %zu\n", sum(n, a), sizeof a);
    }
    int rows = 3, columns = 4;
    int m[rows][columns];
    fill(rows, columns, m);
    printf("%d %zu %zu\n", m[2][3], sizeof m, sizeof m[0]);
    rows = 100;
    printf("%zu\n", sizeof m);
    int square[3][3];
    fill(3, 3, square);
    printf("%d\n", trace(3, square));
    int (*p)[columns] = m;
    p++;
    printf("%d %td\n", (*p)[1], p - m);
    typedef char name[columns + 4];
    columns = 1;
    name who;
    strcpy(who, "ringsid");
    printf("%s %zu\n", who, sizeof(name));
    printf("%zu\n", side(5));
    int k = 2;
    do {
        int block[k * 1000];
        block[k] = k;
        k += block[k];
    } while (k < 1000);
    printf("%d %zu\n", k, sizeof(int[k]));
    return 0;
}
