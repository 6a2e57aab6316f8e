//@ native
/* Objects without a name. */
#include <stdio.h>

struct point { int x, y; };

static int sum(const struct point *p)
{
    return p->x + p->y;
}

static int total(int n, const int *a)
{
    int t = 0;
    while (n--)
        t += *a++;
    return t;
}

static int *counts = (int[]){ 10, 20, 30 };
static struct point origin = (struct point){ 0, 0 };

int main(void)
{
    printf("%d\n", sum(&(struct point){ 3, 4 }));
    printf("%d\n", total(4, (int[]){ 1, 2, 3, 4 }));
    printf("%d %d\n", counts[2], origin.x);
    struct point p;
    p = (struct point){ .y = 9 };
    printf("%d %d\n", p.x, p.y);
    char *s = (char[]){ "may be changed" };
    s[0] = 'M';
    puts(s);
    (struct point){ 1, 2 }.x;
    int *q = &(int){ 5 };
    ++*q;
    printf("%d %zu %c\n", *q, sizeof(int[]){ 1, 2, 3 }, (char[]){ 'a', 'b' }[1]);
    for (int i = 0; i < 2; i++) {
        int *fresh = (int[1]){ 0 };
        fresh[0] += i + 1;
        printf("%d\n", fresh[0]);
    }
    const char *const *words = (const char *const[]){ "one", "two", NULL };
    while (*words)
        puts(*words++);
    printf("%d\n", ((union { int i; char c[4]; }){ .i = 0x41424344 }).c[0]);
    return 0;
}
