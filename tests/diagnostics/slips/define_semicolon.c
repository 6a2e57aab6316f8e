#include <stdio.h>
#define N 10;
#define SQ(x) x*x;
int main(void)
{
    int a[N];
    int b = SQ(3) + 1;
    for (int i = 0; i < N; i++)
        a[i] = i;
    return 0;
}
