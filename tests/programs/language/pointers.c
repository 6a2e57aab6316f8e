//@ native
// Pointers, arrays of every kind, function pointers, variable length arrays, initialisers.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stddef.h>
int add(int a, int b) {
    return a + b;
}
int sub(int a, int b) {
    return a - b;
}
int apply(int (*f)(int, int), int a, int b) {
    return f(a, b);
}
int (*pick(int w))(int, int) {
    return w ? add : sub;
}
typedef int (*op)(int, int);
op table[] = { add, sub, &add };
int g[3][4];
char *names[] = { "one", "two", "three" };
char msg[] = "hello" " " "world";
const char *const cc[] = { "x", "y" };
int *gp = &g[1][2];
char *mid = msg + 6;
void fill(int a[3][4]) {
    for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) a[i][j] = i * 10 + j;
}
int vsum(int n, int m, int a[n][m]) {
    int s = 0;
    for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) s += a[i][j];
    return s + sizeof(a[0]);
}
void swap(int *a, int *b) {
    int t = *a;
    *a = *b;
    *b = t;
}
int main(int argc, char *argv[]) {
    printf("%d %d %d\n", apply(add, 3, 4), apply(&sub, 3, 4), pick(0)(9, 5));
    printf("%d %d\n", table[1](5, 6), (*table[2])(5, 6));
    printf("%d\n", (***add)(1, 2));
    fill(g);
    printf("%d %d %d\n", *gp, g[2][3], (int)(&g[2][0] - &g[0][0]));
    int (*row)[4] = g;
    row++;
    printf("%d %d\n", (*row)[1], row[1][2]);
    printf("%zu %zu %zu\n", sizeof g, sizeof g[0], sizeof *row);
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) printf("%s ", names[i]);
    puts(mid);
    char *s = malloc(10);
    strcpy(s, "abc");
    char *e = s + strlen(s);
    printf("%ld %c %c\n", e - s, e[-1], 1[s]);
    free(s);
    int a = 1, b = 2;
    swap(&a, &b);
    printf("%d %d\n", a, b);
    int n = 3, m = 5;
    int vla[n][m];
    for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) vla[i][j] = i + j;
    printf("%d %zu %zu\n", vsum(n, m, vla), sizeof vla, sizeof vla[1]);
    n = 100;
    printf("%zu\n", sizeof vla);
    for (int k = 1; k < 4; k++) {
        int v2[k];
        v2[k - 1] = k;
        printf("%zu:%d ", sizeof v2, v2[k - 1]);
    }
    puts("");
    int (*pv)[m] = vla;
    pv++;
    printf("%d\n", (*pv)[2]);
    int *pi = vla[2];
    printf("%d\n", pi[4]);
    void *vp = &a;
    vp++;
    vp -= 1;
    printf("%d %d\n", *(int *)vp, vp == &a);
    char **pp = names;
    pp += 1;
    printf("%s %c\n", *pp, **pp);
    printf("%c\n", *++*pp);
    struct t {
        char c;
        int arr[3];
        struct {
            long q;
        } in;
    };
    printf("%zu %zu %zu\n", offsetof(struct t, arr[2]), offsetof(struct t, in.q), sizeof(struct t));
    int arr[5] = { 1, 2, 3, 4, 5 };
    int *p = arr, *q = arr + 5;
    int s2 = 0;
    while (p != q) s2 += *p++;
    printf("%d %d\n", s2, q > arr);
    printf("%d\n", *(arr + 2));
    p = &arr[4];
    printf("%d %d %d\n", *p--, *p, *--p);
    int idx = 2;
    arr[idx++] = 30;
    arr[idx] += 5;
    arr[--idx]++;
    printf("%d %d %d\n", arr[2], arr[3], idx);
    long li = 1;
    printf("%d %d\n", arr[li], p[-li]);
    unsigned char ub = 3;
    printf("%d\n", arr[ub]);
    printf("%d\n", argc);
    printf("%s\n", argv[argc] == NULL ? "null" : "x");
    int *np = NULL;
    printf("%d %d\n", !np, np == 0);
    if (np) puts("bad");
    printf("%ld\n", (long)np);
    char c3[3][4] = { "ab", "cde", { 'x', 'y' } };
    printf("%s %.3s %s\n", c3[0], c3[1], c3[2]);
    char big[20] = "hi";
    printf("%d %d\n", big[2], big[19]);
    char ex[3] = "abc";
    printf("%.3s\n", ex);
    int sparse[] = { [3] = 7, 8, [1] = 5 };
    printf("%zu %d %d\n", sizeof sparse / 4, sparse[4], sparse[0]);
    int rng[10] = { [2 ... 5] = 9, [8] = 1 };
    for (int i = 0; i < 10; i++) printf("%d", rng[i]);
    puts("");
    double da[2] = { 1.5, 2 };
    float fa[] = { 1, 2.5f, 3 };
    double *dp = da;
    *dp++ *= 2;
    *dp += fa[1];
    printf("%g %g\n", da[0], da[1]);
    unsigned short usa[4] = {1,2,3,65535};
    short *sp = (short *)usa;
    printf("%d %d\n", usa[3], sp[3]);
    unsigned ua[2] = {4000000000u, 1};
    int i1 = 0;
    printf("%u\n", ua[i1]);
    signed char sca[2] = {-1, 5};
    unsigned char uca[2] = {255, 3};
    printf("%d %d\n", sca[i1], uca[i1]);
    printf("%s\n", __func__);
    printf("%s\n", &*"deref");
    printf("%c\n", "abc"[1]);
    printf("%zu\n", sizeof "abc");
    return 0;
}
