//@ gcc
/* Odd, and accepted without a word. */
#include <math.h>
#include <stddef.h>
#include <string.h>
struct point { int x, y; };
struct point origin = (struct point){ 0, 0 };
struct line { struct point from, to; } line = { (struct point){ 1, 2 }, { 3, 4 } };
static const double pi = 4 * atan(1.0), half = sqrt(0.25), minus = -cos(0);
static size_t length = strlen("five!");
float old(x, n) float x; char n; { return x + n; }
int (*abs_pointer)(int) = __builtin_abs;
#pragma push_macro("LIMIT")
#define LIMIT 3
int with[LIMIT];
#pragma pop_macro("LIMIT")
#if 0
#elifdef __linux__
int chosen;
#else
#error not here
#endif
typedef int T;
int scopes(int n)
{
    static struct point here = (struct point){ 5, 6 };
    while (sizeof(enum { T, U }) == 0)
        n++;
    T x = n;
    if (sizeof(struct local { int a; }) == 4)
        n++;
    struct local { char c; } l = { 'c' };
    switch (n) {
    case 1 ... 3:
        x++;
    default:;
    }
    goto *(n ? &&one : &&two);
one:
    x++;
two:
    return x + l.c + here.x + chosen;
}
int unions(void)
{
    union u { int i; float f; } u = (union u)1.5f;
    int v = ({ int y = 3; y + 1; });
    return u.i ?: v;
}
int main(void)
{
    return scopes(1) + unions();
}
