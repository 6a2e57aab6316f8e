//@ native
/* Structs as values: copied, passed, returned, compared by their members. */
#include <stdio.h>
#include <stddef.h>
#include <string.h>

struct point { int x, y; };
struct rect { struct point min, max; };
struct node { int value; struct node *next; };
struct mixed { char c; double d; short s; int i; char tail[3]; };
typedef struct list List;
struct list { List *rest; const char *name; };
struct array { int a[20]; };

static struct point middle(struct rect r)
{
    r.max.x = (r.min.x + r.max.x) / 2;
    return (struct point){ r.max.x, (r.min.y + r.max.y) / 2 };
}

static struct array filled(int n)
{
    struct array a;
    for (int i = 0; i < 20; i++)
        a.a[i] = i * n;
    return a;
}

int main(void)
{
    struct rect r = { { 0, 0 }, { 10, 20 } }, copy = r;
    struct point m = middle(r);
    printf("%d %d %d\n", m.x, m.y, r.max.x);
    copy.min = copy.max;
    printf("%d %d\n", copy.min.y, r.min.y);
    printf("%d %d\n", middle(r).y, filled(3).a[19]);
    struct node c = { 3, NULL }, b = { 2, &c }, a = { 1, &b };
    int sum = 0;
    for (struct node *n = &a; n; n = n->next)
        sum += n->value;
    printf("%d %d\n", sum, a.next->next->value);
    printf("%zu %zu %zu %zu\n", sizeof(struct mixed), offsetof(struct mixed, d), offsetof(struct mixed, i),
           offsetof(struct mixed, tail[2]));
    struct point points[3] = { { 1, 2 }, { 3, 4 } }, *p = points;
    p++;
    printf("%d %d %d\n", p->x, (*p).y, (p + 1)->x);
    points[2] = points[0];
    printf("%d %d\n", points[2].y, memcmp(&points[0], &points[2], sizeof *points));
    List end = { NULL, "end" }, start = { &end, "start" };
    printf("%s\n", start.rest->name);
    m = m.x > 3 ? points[0] : points[1];
    printf("%d\n", m.x);
    struct { int count; struct { char *label; } inner; } local = { 2, { "inner" } };
    printf("%s\n", local.inner.label);
    struct point *none = NULL;
    printf("%zu\n", sizeof none->x);
    return 0;
}
