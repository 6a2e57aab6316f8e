//@ native
// Order of evaluation where C leaves it open: as gcc -O0 on x86-64 does it.
#include <stdio.h>
int g = 1;
int f(void) {
    return g = 2;
}
int h(void) {
    return g *= 3;
}
int inc(int *p) {
    return ++*p;
}
int pr(int x) {
    printf("<%d>", x);
    return x;
}
int three(int a, int b, int c) {
    return a * 100 + b * 10 + c;
}
int arr[5];
int *ap(int i) {
    printf("[%d]", i);
    return &arr[i];
}
struct s {
    int a, b;
};
struct s ms(int x) {
    printf("{%d}", x);
    struct s r = { x, x + 1 };
    return r;
}
int two(struct s a, struct s b) {
    return a.a * 10 + b.b;
}
int main(void) {
    printf("%d\n", g + f());
    g = 1;
    printf("%d\n", f() + g);
    g = 1;
    printf("%d %d\n", f(), h());
    g = 5;
    g += f();
    printf("%d\n", g);
    g = 5;
    g = g + h() * g;
    printf("%d\n", g);
    int i = 1;
    printf("%d %d\n", i++, i);
    i = 1;
    printf("%d %d\n", i, i++);
    i = 1;
    printf("%d %d %d\n", i++, i++, i++);
    i = 1;
    printf("%d\n", i + i++);
    i = 1;
    printf("%d\n", i++ + i);
    i = 1;
    int a[5] = { 0 };
    a[i] = i++;
    printf("%d %d %d\n", a[1], a[2], i);
    i = 1;
    a[i++] = i;
    printf("%d %d\n", a[1], a[2]);
    i = 2;
    i = i++ + ++i;
    printf("%d\n", i);
    i = 1;
    i += i++;
    printf("%d\n", i);
    i = 1;
    i += ++i + i++;
    printf("%d\n", i);
    printf("%d\n", three(pr(1), pr(2), pr(3)));
    printf("%d\n", pr(1) - pr(2) * pr(3));
    *ap(1) = pr(4);
    *ap(2) += pr(5);
    puts("");
    arr[pr(1)] = arr[pr(2)] = pr(3);
    puts("");
    printf("%d\n", two(ms(1), ms(2)));
    int x = 1;
    printf("%d %d\n", inc(&x), inc(&x));
    x = 1;
    printf("%d\n", x + inc(&x));
    x = 1;
    printf("%d\n", inc(&x) + x);
    x = 1;
    x = x + inc(&x);
    printf("%d\n", x);
    x = 1;
    printf("%d %d\n", x, inc(&x));
    x = 1;
    printf("%d %d\n", inc(&x), x);
    int *p = a;
    *p++ = 5;
    *p = *(p - 1) + 1;
    printf("%d %d\n", a[0], a[1]);
    p = a;
    a[0] = 0;
    a[1] = 9;
    *p = *p++ + 1;
    printf("%d %d\n", a[0], a[1]);
    int y = (pr(1), pr(2)) + pr(3);
    printf("%d\n", y);
    int k = 3;
    k = k-- - --k;
    printf("%d\n", k);
    int c = 0;
    int r = c++ ? c : c++ ? 10 : c;
    printf("%d %d\n", r, c);
    g = 1;
    int u = g++ + g++;
    printf("%d %d\n", u, g);
    g = 1;
    u = g + g++;
    printf("%d\n", u);
    g = 1;
    u = g++ + g;
    printf("%d\n", u);
    g = 1;
    arr[g] = g++;
    printf("%d %d\n", arr[1], arr[2]);
    g = 1;
    printf("%d %d\n", g, g++);
    g = 1;
    printf("%d %d\n", g++, g);
    long l = 1;
    printf("%ld\n", l + l++ * 10);
    unsigned char b = 1;
    int w = b + b++;
    printf("%d\n", w);
    b = 1;
    w = (b = 5) + b;
    printf("%d\n", w);
    i = 3;
    int q = (i = 4) + (i = 5);
    printf("%d\n", q);
    q = i + (i = 7);
    printf("%d\n", q);
    pr(1) ? pr(2) : pr(3);
    pr(0) && pr(1);
    pr(0) || pr(1);
    puts("");
    return 0;
}
