#include <stdio.h>
int main(void)
{
    int i = 0;
    long l = 0;
    double d = 0;
    char *s = "s", buffer[10];
    printf("%d\n", s);
    printf("%s\n", i);
    printf("%d %d\n", i);
    printf("%d\n", i, i);
    printf("%d\n", l);
    printf("%ld\n", l);
    printf("%f\n", i);
    printf("%5.*f|%-3d|%%|%c\n", i, d, i, 'x');
    scanf("%d", i);
    scanf("%d", &i);
    scanf("%lf", &d);
    scanf("%f", &d);
    scanf("%9s", buffer);
    fprintf(stderr, "%s\n", l);
    if (i = 3)
        return 1;
    if ((i = 4))
        return 2;
    while (i = 0)
        ;
    return 0;
}
