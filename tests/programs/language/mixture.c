//@ native
// A little of everything: enums, static locals, tentative definitions, _Generic, statement expressions.
#include <stdio.h>
#include <stdlib.h>
enum color {
    RED, GREEN = 5, BLUE
};
enum {
    A = 1 << 3, B = A | 1
};
typedef unsigned long ulong_;
typedef struct node {
    struct node *l, *r;
    int v;
} Node;
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define gen(x) _Generic((x), int: "int", double: "double", char *: "char*", const char *: "cchar*", default: "other")
static int counter(void) {
    static int n = 10;
    return n++;
}
int tent;
int tent;
extern int tent;
int later(void);
extern int ext_arr[];
int ext_arr[3] = { 1, 2, 3 };
Node *ins(Node *t, int v) {
    if (!t) {
        t = calloc(1, sizeof *t);
        t->v = v;
    } else if (v < t->v) t->l = ins(t->l, v);
    else t->r = ins(t->r, v);
    return t;
}
void walk(Node *t) {
    if (t) {
        walk(t->l);
        printf("%d ", t->v);
        walk(t->r);
    }
}
int fact(int n) {
    return n <= 1 ? 1 : n * fact(n - 1);
}
int even(int);
int odd(int n) {
    return n ? even(n - 1) : 0;
}
int even(int n) {
    return n ? odd(n - 1) : 1;
}
volatile int vol = 3;
int main() {
    enum color c = BLUE;
    printf("%d %d %d\n", c, A, B);
    printf("%d %d %d\n", counter(), counter(), counter());
    tent = 4;
    printf("%d %d %zu\n", tent, later(), sizeof ext_arr);
    Node *t = 0;
    int v[] = { 5, 2, 8, 1, 9 };
    for (int i = 0; i < 5; i++) t = ins(t, v[i]);
    walk(t);
    puts("");
    printf("%d %d\n", fact(10), even(11));
    printf("%s %s %s %s\n", gen(1), gen(1.0), gen("s"), gen(1L));
    printf("%d\n", MAX(3, 7));
    __typeof__(v[0]) tv = 3;
    typeof(t) t2 = t;
    printf("%d %d\n", tv, t2->v);
    vol++;
    printf("%d\n", vol);
    int x = 10;
    int *p = &x;
    int **pp = &p;
    **pp = 20;
    printf("%d\n", x);
    const char *s = "a\tb\\\"\x41\101\n";
    printf("%s", s);
    printf("%d\n", '\n');
    printf("%zu %zu %zu %zu\n", sizeof(char), sizeof(short), sizeof(long), sizeof(void *));
    printf("%zu\n", _Alignof(double));
    ulong_ ul = 5;
    printf("%lu\n", ul);
    register int rg = 3;
    auto int au = 4;
    printf("%d\n", rg + au);
    int arr[] = { 3, 1, 2 };
    for (int i = 0; i < 3; i++) for (int j = i + 1; j < 3; j++) if (arr[j] < arr[i]) {
        int tm = arr[i];
        arr[i] = arr[j];
        arr[j] = tm;
    }
    printf("%d%d%d\n", arr[0], arr[1], arr[2]);
    printf("%d\n", ({ int y = 0; for (int i = 0; i < 5; i++) y += i; y; }));
    struct {
        int a;
        char b[3];
    } an = { .b = "xy", .a = 4 };
    printf("%d %s\n", an.a, an.b);
    int m[2][2] = { { 1 }, { 2, 3 } };
    printf("%d %d\n", m[0][1], m[1][1]);
    printf("%d\n", sizeof(int[3]) == 12);
    long long q = 1;
    q <<= 33;
    printf("%lld\n", q);
    unsigned char bytes[4] = { 1, 2, 3, 4 };
    printf("%x\n", *(int *)bytes);
    union {
        double d;
        unsigned long u;
    } du = { .d = 1.0 };
    printf("%lx\n", du.u);
    printf("%d\n", __builtin_bswap32(0x01020304) == 0x04030201);
    printf("%x %lx %x\n", __builtin_bswap16(0x1234), __builtin_bswap64(x), __builtin_bswap32(x));
    char *al = __builtin_alloca(10);
    al[9] = 'k';
    printf("%c\n", al[9]);
    int ov;
    printf("%d ", __builtin_add_overflow(2147483647, 1, &ov));
    printf("%d\n", ov);
    printf("%d\n", __builtin_mul_overflow(x, 3, &ov));
    static int sa[3] = { 1, 2 };
    static const char *ns[] = { "p", "q" };
    printf("%d %s\n", sa[1] + sa[2], ns[1]);
    {
        extern int tent;
        printf("%d\n", tent);
    }
    printf("%d\n", (int){ 5 });
    if (0) {
    undefined_code:
        puts("x");
    }
    int aa = 5, bb = 7;
    aa ^= bb ^= aa ^= bb;
    printf("%d %d\n", aa, bb);
    float fl = 3;
    fl /= 2;
    fl++;
    printf("%f\n", fl);
    int sh = 1;
    sh = sh << 4 | sh;
    printf("%d\n", sh);
    int i = 5;
    i = i++ + 1;
    int z = i+++i;
    printf("%d %d\n", i, z);
    return !(x == 20);
}
int later(void) {
    return 77;
}
