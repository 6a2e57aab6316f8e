//@ native
/* Odd, and allowed: checked memory must not accuse any of it. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct padded { char c; int i; char d; };
union punned { float f; unsigned u; unsigned char b[4]; };
struct list { struct list *next; int value; };
struct flexible { int n; int items[]; };

static struct padded copy(struct padded p)
{
    return p;
}

static int sum(const int *from, const int *to)
{
    int s = 0;
    while (from != to)
        s += *from++;
    return s;
}

static void *keep(void *p)
{
    return p;
}

int main(void)
{
    /* Padding is copied without having been set; so are members. */
    struct padded p, q;
    p.c = 'c';
    p.i = 5;
    q = copy(p);
    memcpy(&p, &q, sizeof p);
    printf("%c %d\n", p.c, p.i);

    /* Unions, and a look at the bytes of anything. */
    union punned u = { .f = 1.0f };
    printf("%08x %d\n", u.u, u.b[3]);
    double d = 2.0;
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    printf("%016lx\n", (unsigned long)bits);
    for (size_t i = 0; i < sizeof q.i; i++)
        putchar('0' + ((unsigned char *)&q.i)[i]);
    putchar('\n');

    /* One past the end, before it is reached and compared with. */
    int a[5] = { 1, 2, 3, 4, 5 }, *end = a + 5;
    printf("%d %td %d\n", sum(a, end), end - a, &a[5] == end);
    for (int *r = end; r-- > a;)
        putchar('0' + *r);
    putchar('\n');

    /* Pointers through integers and void *. */
    uintptr_t n = (uintptr_t)a;
    int *back = (int *)(n + 2 * sizeof(int));
    void *v = keep(a);
    printf("%d %d %d\n", *back, *((int *)v + 1), ((char *)v)[4]);
    struct list *node = (struct list *)((char *)keep(&(struct list){ NULL, 7 }.value) - offsetof(struct list, value));
    printf("%d\n", node->value);

    /* Part of an array set, all of it copied; a search that ends in time. */
    char buf[64], other[64];
    strcpy(buf, "short");
    memcpy(other, buf, sizeof other);
    printf("%s %d\n", other, memchr(buf, 'o', sizeof buf) != NULL);

    /* Memory made larger and smaller; blocks of nothing; free of nothing. */
    int *m = malloc(4 * sizeof *m);
    m[3] = 9;
    m = realloc(m, 400 * sizeof *m);
    m[399] = m[3];
    m = realloc(m, 4 * sizeof *m);
    printf("%d\n", m[3]);
    free(m);
    free(NULL);
    free(malloc(0));
    struct flexible *f = malloc(sizeof *f + 3 * sizeof(int));
    f->n = 3;
    f->items[2] = 4;
    printf("%d\n", f->items[f->n - 1]);
    free(f);

    /* A static that outlives its function's frame, a compound literal that lives as long as its block. */
    int *lit = (int[]){ 1, 2, 3 };
    if (lit[1] == 2)
        lit = (int[]){ 4, 5, 6 };
    static int count;
    count += lit[0];
    printf("%d\n", count != 0);

    /* A bit-field beside one that was never set. */
    struct { unsigned a : 3, b : 5; } small;
    small.a = 5;
    printf("%d\n", small.a);

    /* A value that may be anything, as long as nobody asks. */
    int unset, copy_of_it = 0;
    if (a[0] == 2)
        copy_of_it = unset;
    int zero = 0 * (copy_of_it = 3);
    printf("%d\n", zero);

    /* Rows of a matrix one after the other, by a pointer to the whole. */
    int grid[3][4] = { { 0 } };
    int(*all)[12] = (int(*)[12])grid;
    (*all)[7] = 8;
    printf("%d\n", grid[1][3]);

    /* Alignment by hand. */
    char raw[64];
    int *aligned = (int *)(((uintptr_t)raw + 15) & ~(uintptr_t)15);
    *aligned = 11;
    printf("%d\n", *aligned);
    return 0;
}
