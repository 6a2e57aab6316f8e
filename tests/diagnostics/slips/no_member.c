#include <stdio.h>
struct point { int x, y; };
int main(void)
{
    struct point p, *q = &p;
    p.z = 1;
    q.x = 2;
    p->y = 3;
    q->lenght = 5;
    return 0;
}
