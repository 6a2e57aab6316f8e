//@ native
// Matrix multiplication, a thread for each element (Silberschatz).
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define M 3
#define K 2
#define N 3
static int A[M][K] = { { 1, 4 }, { 2, 5 }, { 3, 6 } }, B[K][N] = { { 8, 7, 6 }, { 5, 4, 3 } }, C[M][N];
struct v { int i, j; };
static void *runner(void *param)
{
    struct v *d = param;
    int sum = 0;
    for (int n = 0; n < K; n++)
        sum += A[d->i][n] * B[n][d->j];
    C[d->i][d->j] = sum;
    free(d);
    pthread_exit(0);
}
int main(void)
{
    pthread_t t[M * N];
    int count = 0;
    for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++) {
            struct v *d = malloc(sizeof *d);
            d->i = i;
            d->j = j;
            pthread_create(&t[count++], NULL, runner, d);
        }
    for (int i = 0; i < count; i++)
        pthread_join(t[i], NULL);
    for (int i = 0; i < M; i++)
        printf("%d %d %d\n", C[i][0], C[i][1], C[i][2]);
    return 0;
}
