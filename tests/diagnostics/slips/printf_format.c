#include <stdio.h>
int main(void)
{
    double d = 1.5; long l = 3; char *s = "x"; int i = 1;
    printf("%d\n", d);
    printf("%d\n", l);
    printf("%s\n", i);
    printf("%f\n", i);
    printf("%d\n", s);
    printf("%d %d\n", i);
    printf("%d\n", i, i);
    printf("%c\n", "a");
    printf("%y\n", i);
    printf("%lu\n", i);
    printf(s);
    printf("100%\n");
    return 0;
}
