//@ native
// Structs by value: arguments, results, assignment, members of results, compound literals.
#include <stdio.h>
#include <string.h>
struct point {
    int x, y;
};
struct big {
    int a[10];
    double d;
    char name[8];
};
typedef struct {
    struct point p;
    struct big *b;
    union {
        int i;
        float f;
    };
    struct {
        short s1, s2;
    };
} mix;
struct point mk(int x, int y) {
    struct point p = { x, y };
    return p;
}
struct big mkbig(int k) {
    struct big b = { { 1, 2, [5] = k }, 2.5 * k, "bob" };
    return b;
}
int sum(struct big b) {
    int s = 0;
    for (int i = 0; i < 10; i++) s += b.a[i];
    b.a[0] = 99;
    return s;
}
struct point add(struct point a, struct point b) {
    a.x += b.x;
    a.y += b.y;
    return a;
}
struct s1 {
    char c;
};
struct s1 one(char c) {
    struct s1 s;
    s.c = c;
    return s;
}
struct list {
    int v;
    struct list *next;
};
static struct list n3 = { 3, 0 }, n2 = { 2, &n3 }, n1 = { 1, &n2 };
int main(void) {
    struct point p = mk(3, 4), q = p, *pp = &q;
    q.x = 10;
    pp->y += 5;
    printf("%d %d %d %d\n", p.x, p.y, q.x, q.y);
    struct point r = add(p, mk(100, 200));
    printf("%d %d\n", r.x, r.y);
    printf("%d\n", add(add(p, q), r).y);
    struct big b = mkbig(7);
    printf("%d %g %s %d\n", b.a[5], b.d, b.name, sum(b));
    printf("%d\n", b.a[0]);
    printf("%s %d\n", mkbig(3).name, mkbig(4).a[5]);
    mix m;
    memset(&m, 0, sizeof m);
    m.f = 1.5f;
    m.s2 = -3;
    m.p = r;
    m.b = &b;
    printf("%x %d %d %zu %s\n", m.i, m.s2, m.p.x, sizeof(mix), m.b->name);
    printf("%c\n", one('z').c);
    for (struct list *l = &n1; l; l = l->next) printf("%d ", l->v);
    puts("");
    struct point arr[3] = { {1, 2}, [2] = {5, 6} };
    arr[1] = arr[2];
    for (int i = 0; i < 3; i++) printf("(%d,%d)", arr[i].x, arr[i].y);
    puts("");
    struct point *cp = &(struct point){ 7, 8 };
    printf("%d %d\n", cp->x, cp->y);
    int *ia = (int[]){ 1, 2, 3 };
    printf("%d\n", ia[0] + ia[2]);
    struct {
        int a;
        struct point in[2];
    } nest = { 1, { { 2, 3 }, { 4, 5 } } }, flat = { 1, 2, 3, 4, 5 };
    printf("%d %d\n", nest.in[1].y, flat.in[1].y);
    struct point t = 1 ? p : q;
    t = (p, q);
    printf("%d %d\n", t.x, (t = r).y);
    struct point c2 = ({ struct point z = { 42, 43 }; z; });
    printf("%d\n", c2.y);
    return 0;
}
