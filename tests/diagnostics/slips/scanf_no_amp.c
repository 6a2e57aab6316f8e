#include <stdio.h>
int main(void)
{
    int n;
    double d;
    scanf("%d", n);
    scanf("%f", &d);
    scanf("%d %lf", &d, &n);
    return n;
}
