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
    two(1, 2, 3);
    nothing(1);
    two(p, 2);
    two("text", ip);
    use(p, i, d);
    use(p, 'c', &d);
    use(i, "s", ip);
    use(p, "s", "t");
    i = nothing();
    i = text();
    ip = text();
    kr(1, 2);
    kr();
    i(3);
    d();
    strlen(nothing());
    strlen();
    memcpy(ip, i);
    return two(1, nothing());
}
