#include <stdio.h>
int main(void)
{
    int i = 0;
    long l = 0;
    double d = 0;
    char *s = "s", buffer[10];
    printf("%d\n", s);
//~ 13: warning: format '%d' expects argument of type 'int', but argument 2 has type 'char *' [-Wformat=]
    printf("%s\n", i);
//~ 13: warning: format '%s' expects argument of type 'char *', but argument 2 has type 'int' [-Wformat=]
    printf("%d %d\n", i);
//~ 13: warning: format '%d' expects a matching 'int' argument [-Wformat=]
    printf("%d\n", i, i);
//~ 12: warning: too many arguments for format [-Wformat-extra-args]
    printf("%d\n", l);
//~ 13: warning: format '%d' expects argument of type 'int', but argument 2 has type 'long int' [-Wformat=]
    printf("%ld\n", l);
    printf("%f\n", i);
//~ 13: warning: format '%f' expects argument of type 'double', but argument 2 has type 'int' [-Wformat=]
    printf("%5.*f|%-3d|%%|%c\n", i, d, i, 'x');
    scanf("%d", i);
//~ 12: warning: format '%d' expects argument of type 'int *', but argument 2 has type 'int' [-Wformat=]
    scanf("%d", &i);
    scanf("%lf", &d);
    scanf("%f", &d);
//~ 12: warning: format '%f' expects argument of type 'float *', but argument 2 has type 'double *' [-Wformat=]
    scanf("%9s", buffer);
    fprintf(stderr, "%s\n", l);
//~ 22: warning: format '%s' expects argument of type 'char *', but argument 3 has type 'long int' [-Wformat=]
    if (i = 3)
//~ 9: warning: suggest parentheses around assignment used as truth value [-Wparentheses]
        return 1;
    if ((i = 4))
        return 2;
    while (i = 0)
//~ 12: warning: suggest parentheses around assignment used as truth value [-Wparentheses]
        ;
    return 0;
}
