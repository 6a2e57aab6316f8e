//@ native
// Order of evaluation: assignments, exchanged operands, locals and globals, each by its own line of output.
#include <stdio.h>
int g = 1;
int arr[50];
int *gp = arr;
struct st {
    int a, b[3];
} S, *sp = &S;
int pr(int x) {
    printf("<%d>", x);
    return x;
}
int *ap(int i) {
    printf("[%d]", i);
    return &arr[i];
}
struct st mks(int x) {
    printf("{%d}", x);
    struct st r = {x};
    return r;
}
char pc(int x) {
    printf("<%d>", x);
    return x;
}
double pd(int x) {
    printf("<%d>", x);
    return x;
}
static int x_;
int set(int v) {
    g = v;
    extern int xg;
    return v;
}
struct st *spf(int x) {
    printf("[%d]", x);
    return &S;
}
void *vpf(int x) {
    printf("[%d]", x);
    return arr;
}
int main(void) {
    int x = 1;
    int la[5];
    int *lp = la;
    long l;
    char c;
    double d;
#define T(e) printf("%-45s", #e); e; puts("");
    T(arr[pr(1)] = pr(2) + pr(3)) T(arr[pr(1)] = (pr(2), pr(3))) T(arr[pr(1)] = pr(2) ? pr(3) : pr(4)) T(arr[pr(1)] = arr[pr(2)] = pr(3)) T(*ap(1) = *ap(2)) T(*ap(1) = *ap(2) = 5) T(*ap(1) = -pr(2)) T(*ap(1) = pc(2)) T(*ap(1) = pd(2)) T(arr[pr(1)] = pr(2)) T(arr[pr(1)] = pd(2)) T(gp[pr(1)] = pr(2)) T(la[pr(1)] = pr(2)) T(lp[pr(1)] = pr(2)+0) T(spf(1)->a = pr(2)) T(*spf(1) = mks(2)) T(spf(1)->b[pr(2)] = pr(3)) T(x = pr(1) + pr(2)) T(g = pr(1) + pr(2)) T(*ap(1) = pr(2) && pr(3)) T(*ap(1) = (x = pr(2))) T(*ap(1) = (g = pr(2))) T(*ap(1) += pr(2)) T(*ap(1) += arr[pr(2)]) T(arr[pr(1)] += g) T(arr[pr(1)]++) T(*ap(pr(1)) = *ap(pr(2))) T(arr[pr(1)] = *ap(2)) T(*ap(1) = ({ pr(2); pr(3); })) T(pr(1) < pr(2)) T(pr(1) == pr(2)) T(pr(1) - pr(2)) T(pr(1) << pr(2)) T(arr[pr(1)] + arr[pr(2)]) T((arr + pr(1))[pr(2)] + pr(3)) T(arr[pr(1)] - *ap(2)) T(vpf(1) + pr(2)) T(pr(1) + (char*)vpf(2)) T(*(pr(1) + ap(2))) T(ap(1)[pr(2)]) T(ap(1)[pr(2)] = pr(3)) T(ap(1) - ap(2)) T(spf(1)->b[pr(2)] += pr(3)) T(mks(1).b[pr(2)]) T((pr(1) ? ap(1) : ap(2))[pr(3)]) T(*(pr(0) ? ap(1) : ap(2)) = pr(3)) #undef T #define R(e) g = 1;
    x = 1;
    printf("%-40s %ld", #e, (long)(e));
    printf("  g=%d x=%d\n", g, x);
    int *px = &x;
    int y = 1, z;
    unsigned char b;
    R(g + set(5)) R(set(5) + g) R(g * set(5)) R(g - set(5)) R(g - set(5) + g) R((g + 1) + set(5)) R(-g + set(5)) R((long)g + set(5)) R((unsigned)g + set(5)) R(g + (long)set(5)) R(g < set(5)) R(g > set(5)) R(g == set(5)) R(g != set(1)) R(g & set(6)) R(g | set(6)) R(g ^ set(6)) R(g << set(2)) R(g / set(2)) R(g % set(2)) R(x + set(5)) R(x < set(5)) R(*px + set(5)) R(arr[0] + set(5)) R(g + g++) R(g++ + g) R(g + ++g) R(++g + g) R(x + x++) R(x++ + x) R(x - x++) R(g - g++) R(g * 2 + g++) R(g + g + set(5)) R(g + (g + set(5))) R((g = 3) + g) R(g + (g = 3)) R((g = 3) + (g = 4)) R((x = 3) + (x = 4)) R((double)g + set(5)) R(g + 1.0 * set(5)) R(!g + set(5)) R(g && set(0)) R(g + (set(5) ? 1 : 2)) R(g ? set(5) + g : 0) #undef R #define R(e) y = 1;
    printf("%-40s %ld", #e, (long)(e));
    printf("  y=%d\n", y);
    R(y + y++) R(y++ + y) R(y - y++) R(y + ++y) R(++y + y) R(++y + ++y) R(y++ + y++) R(++y + y++) R(y++ + ++y) R(y * 2 + y++) R((y = 3) + y) R(y + (y = 3)) R((y = 3) + (y = 4)) R((long)y + y++) R((unsigned)y + y++) R((char)y + y++) R(y + (long)y++) R(-y + y++) R(y < y++) R(y++ < y) R(y == y++) R(y - (y = 5)) R((y = 5) - y) R(y ? y++ + y : 0) R(y + (y++, y)) R(y += y++) R(y += ++y) R(y -= y++) R(y = y++ + 1) R(y = y++ + y++) R(y++ * 10 + y++) R(y * 10 + y++) R(y++ * 10 + y) R(y++ + y * 10) R(la[y] = y++) R(la[y++] = y) R(la[y] = ++y) R(lp[y] = y++)  #undef R #define R(e) b = 1;
    printf("%-40s %ld", #e, (long)(e));
    printf("  b=%d\n", b);
    R(b + b++) R(b++ + b) R((b = 5) + b) R(++b + b) R(b + ++b) R(b += b++) for (int i = 0; i < 5; i++) la[i] = 0;
    y = 1;
    la[y] = y++;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    for (int i = 0; i < 5; i++) la[i] = 0;
    y = 1;
    lp[y] = y++;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    for (int i = 0; i < 5; i++) la[i] = 0;
    y = 1;
    la[y++] = y;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    for (int i = 0; i < 5; i++) la[i] = 0;
    y = 1;
    lp[y++] = y;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    for (int i = 0; i < 5; i++) la[i] = 0;
    g = 1;
    la[g] = g++;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    for (int i = 0; i < 5; i++) la[i] = 0;
    g = 1;
    lp[g] = g++;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    for (int i = 0; i < 5; i++) la[i] = 0;
    g = 1;
    la[g++] = g;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    for (int i = 0; i < 5; i++) la[i] = 0;
    g = 1;
    gp[g++] = g;
    printf("%d %d %d\n", la[0], la[1], la[2]);
    lp = la;
    *lp++ = *lp;
    printf("%ld\n", lp - la);
    la[0] = 7;
    la[1] = 8;
    lp = la;
    *lp = *lp++ + 1;
    printf("%d %d\n", la[0], la[1]);
    la[0] = 7;
    la[1] = 8;
    lp = la;
    lp[0] = *++lp;
    printf("%d %d\n", la[0], la[1]);
    y = 1;
    y = y++ + ++y;
    printf("%d\n", y);
    y = 1;
    printf("%d %d %d %d\n", y, y++, y, ++y);
    return 0;
}
