#include <stdio.h>
void show(point p) { printf("%d\n", p.x); }
int area(int w, double h, Shape *s) { return w * s->h; }
int main(void)
{
    show(1);
    return area(1, 2, 0);
}
