//@ native
/* Several dimensions. */
#include <stdio.h>

static int board[3][3] = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };
static const char *table[][2] = { { "one", "eins" }, { "two", "zwei" } };
static char words[3][6] = { "alpha", "beta", "gamma" };
static int cube[2][3][4];

static int sum_rows(int (*rows)[3], int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 3; j++)
            s += rows[i][j];
    return s;
}

static int corner(int a[][3][4])
{
    return a[1][2][3];
}

int main(void)
{
    printf("%d %d\n", board[1][2], *(*(board + 2) + 1));
    printf("%s %s %zu\n", table[1][1], table[0][0], sizeof table / sizeof *table);
    printf("%s %c %zu\n", words[1], words[2][0], sizeof words);
    printf("%d\n", sum_rows(board, 3));
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 3; j++)
            for (int k = 0; k < 4; k++)
                cube[i][j][k] = i * 100 + j * 10 + k;
    printf("%d %d\n", corner(cube), *(&cube[0][0][0] + 17));
    printf("%td %td\n", &cube[1] - &cube[0], (char *)&cube[1] - (char *)&cube[0]);
    int (*row)[3] = &board[1];
    printf("%d %d\n", (*row)[0], row[1][0]);
    int partly[2][3] = { { 1 }, { 0, 2 } }, flat[2][2] = { 1, 2, 3 };
    printf("%d %d %d %d\n", partly[0][0], partly[0][1], partly[1][1], flat[1][0]);
    int *ragged[3] = { board[2], board[0], board[1] };
    printf("%d %d\n", ragged[0][0], ragged[2][2]);
    char (*w)[6] = words;
    printf("%s %s\n", *(w + 1), w[2] + 1);
    return 0;
}
