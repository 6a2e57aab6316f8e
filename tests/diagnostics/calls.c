//@ gcc
#include <string.h>
struct point { int x, y; };
int two(int a, int b);
void nothing(void);
char *text(void);
int kr();
int use(struct point p, const char *s, int *n);

int main(void)
{
    int i = 0, *ip = &i;
    double d = 1;
    struct point p = { 1, 2 };
    two(1);
//~ 5: error: too few arguments to function 'two'
    two(1, 2, 3);
//~ 5: error: too many arguments to function 'two'
    nothing(1);
//~ 5: error: too many arguments to function 'nothing'
    two(p, 2);
//~ 9: error: incompatible type for argument 1 of 'two'
    two("text", ip);
//~ 9: warning: passing argument 1 of 'two' makes integer from pointer without a cast [-Wint-conversion]
//~ 17: warning: passing argument 2 of 'two' makes integer from pointer without a cast [-Wint-conversion]
    use(p, i, d);
//~ 12: warning: passing argument 2 of 'use' makes pointer from integer without a cast [-Wint-conversion]
//~ 15: error: incompatible type for argument 3 of 'use'
    use(p, 'c', &d);
//~ 12: warning: passing argument 2 of 'use' makes pointer from integer without a cast [-Wint-conversion]
//~ 17: warning: passing argument 3 of 'use' from incompatible pointer type [-Wincompatible-pointer-types]
    use(i, "s", ip);
//~ 9: error: incompatible type for argument 1 of 'use'
    use(p, "s", "t");
//~ 17: warning: passing argument 3 of 'use' from incompatible pointer type [-Wincompatible-pointer-types]
    i = nothing();
//~ 7: error: void value not ignored as it ought to be
    i = text();
//~ 7: warning: assignment to 'int' from 'char *' makes integer from pointer without a cast [-Wint-conversion]
    ip = text();
//~ 8: warning: assignment to 'int *' from incompatible pointer type 'char *' [-Wincompatible-pointer-types]
    kr(1, 2);
    kr();
    i(3);
//~ 5: error: called object 'i' is not a function or function pointer
    d();
//~ 5: error: called object 'd' is not a function or function pointer
    strlen(nothing());
//~ 12: error: invalid use of void expression
    strlen();
//~ 5: error: too few arguments to function 'strlen'
    memcpy(ip, i);
//~ 5: error: too few arguments to function 'memcpy'
//~ 16: warning: passing argument 2 of 'memcpy' makes pointer from integer without a cast [-Wint-conversion]
    return two(1, nothing());
//~ 19: error: invalid use of void expression
}
