// The C library of the system keeps __atomic_feraiseexcept elsewhere, so this is for the model alone.
// Atomics, thread-local objects, setjmp, flexible arrays, static initialisers, variable length arrays in loops.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdatomic.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
_Thread_local int tl = 5;
static __thread int tls2;
_Atomic int at = 3;
atomic_int ai;
atomic_flag fl = ATOMIC_FLAG_INIT;
_Atomic long al;
_Atomic(char) ac = 120;
_Atomic double ad = 1.5;
_Atomic float af = 2.5f;
int *_Atomic ap;
_Atomic unsigned char auc = 250;
jmp_buf jb;
int depth;
void dive(int n) {
    char pad[100];
    pad[n] = n;
    if (n == 0) longjmp(jb, 7);
    dive(n - 1);
    depth += pad[n];
}
struct flex {
    int n;
    int a[];
};
struct flex fx = { 3, { 1, 2, 3 } };
struct anon {
    int k;
    union {
        struct {
            char a, b;
        };
        short s;
    };
    struct {
        int deep;
    } in;
};
static int order[3];
static int *const optr = &order[1];
static struct anon sa = { .k = 1, .s = 0x4142, .in.deep = 9 };
static struct anon sa2 = { 1, { { 'x', 'y' } }, { 5 } };
struct {
    int x;
    int *p;
    char *s;
    int (*f)(const char *, ...);
} relocs[] = { { 1, &order[2], "lit", printf }, { .s = "two" } };
char *const *cpp;
int arr2[][3] = { 1, 2, 3, 4, 5 };
int arr3[2][2][2] = { { { 1 }, { 2, 3 } }, { 4, 5, 6, 7 } };
const char msgs[][8] = { "abc", "defg" };
long addr = (long)&order[1];
int sz[sizeof(struct anon)];
enum {
    E1 = sizeof(int) * 2, E2 = 'a' + 1, E3 = -1 > 0u, E4 = (int)3.9, E5 = 1 ? 2 : 3
};
double cd = 1.0 / 3, cd2 = 10 / 4, cd3 = -2.5e3;
float cf = 0.1;
unsigned char cuc = 300;
_Bool cb = 5;
int neg = -5 % 3, sh = -16 >> 2;
unsigned long long big = 0xffffffffffffffff;
wchar_t ws[] = L"wide";
char s3[] = { "braced" }, s4[] = { 'a', 'b', 0 };
char *pa[] = { [2] = "c", "d" };
struct {
    unsigned a : 3, b : 5;
int :
    0;
    int c : 7;
} bf = { 5, 17, -3 };
union {
    int i;
    float f;
    char c[8];
} un = { .f = 1.0f }, un2 = { 65 }, un3 = { .c = "hello" };
int kr2(a, p) char *p;
{
    return a + strlen(p);
}
static inline int sq(int x) {
    return x * x;
}
static int rec(int n) {
    static int calls;
    calls++;
    return n ? rec(n - 1) : calls;
}
struct pt {
    double x, y;
};
struct pt addp(struct pt a, struct pt b) {
    return (struct pt){ a.x + b.x, a.y + b.y };
}
struct {
    char c[3];
}
odd(int i) ;
typedef struct {
    char c[3];
} odd_t;
odd_t mkodd(char a) {
    odd_t o = { { a, a + 1, 0 } };
    return o;
}
int vlafn(int n) {
    int tot = 0;
    for (int i = 1; i <= n; i++) {
        char buf[i * 10];
        memset(buf, i, sizeof buf);
        if (i == 3) continue;
        tot += buf[i * 10 - 1];
        if (i == 6) break;
    }
    {
        int m[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) m[i][j] = i * j;
        int (*row)[n] = m + 2;
        tot += row[0][3] + (*(row + 1))[1];
        goto done;
    }
done:
    return tot;
}
double avg(int n, ...) {
    va_list ap;
    va_start(ap, n);
    double t = 0;
    for (int i = 0; i < n; i++) t += va_arg(ap, double);
    va_end(ap);
    return t / n;
}
int cmp(const void *a, const void *b) {
    return *(const int *)a - *(const int *)b;
}
int sumarr(const int *restrict a, size_t n) {
    int s = 0;
    while (n--) s += *a++;
    return s;
}
typedef int arr_t[4];
void mod(arr_t a) {
    a[1] = 77;
}
void fnp(void f(int), int x) {
    f(x);
}
void show(int x) {
    printf("show %d\n", x);
}
int main(void) {
    tl += 2;
    tls2 = tl * 2;
    printf("%d %d\n", tl, tls2);
    at++;
    ++at;
    at += 10;
    at -= 1;
    at *= 2;
    at /= 3;
    at <<= 2;
    at |= 1;
    at ^= 7;
    int o = at--;
    printf("%d %d\n", at, o);
    printf("%d\n", atomic_fetch_add(&ai, 5));
    printf("%d\n", ai);
    int ex = 5;
    printf("%d %d\n", atomic_compare_exchange_strong(&ai, &ex, 9), ai);
    ex = 5;
    printf("%d %d\n", atomic_compare_exchange_strong(&ai, &ex, 10), ex);
    printf("%d %d\n", atomic_flag_test_and_set(&fl), atomic_flag_test_and_set(&fl));
    atomic_store(&al, 1L << 40);
    printf("%ld %ld\n", atomic_exchange(&al, 3), al);
    ac += 10;
    printf("%d\n", ac);
    ad += 1.25;
    ad *= 2;
    printf("%g\n", ad);
    af = af + 1;
    af *= 3;
    printf("%g\n", af);
    ap = order;
    ap++;
    ap += 1;
    printf("%d\n", (int)(ap - order));
    auc += 10;
    printf("%d %d\n", auc, auc++);
    int sy = 4;
    printf("%d %d %d\n", __sync_fetch_and_add(&sy, 3), __sync_add_and_fetch(&sy, 1), sy);
    printf("%d %d\n", __sync_bool_compare_and_swap(&sy, 8, 20), __sync_val_compare_and_swap(&sy, 20, 30));
    printf("%d\n", __atomic_or_fetch(&sy, 1, 5));
    __sync_synchronize();
    printf("%d %d\n", __sync_lock_test_and_set(&sy, 1), sy);
    __sync_lock_release(&sy);
    printf("%d\n", sy);
    printf("%d %d\n", __sync_and_and_fetch(&sy, 6), __sync_fetch_and_and(&sy, 6));
    volatile int tries = 0;
    int r = setjmp(jb);
    if (r == 0) {
        tries++;
        dive(5);
    } else printf("jumped %d %d\n", r, tries);
    printf("%d %d %zu\n", fx.n, fx.a[2], sizeof fx);
    struct flex *hf = malloc(sizeof *hf + 4 * sizeof(int));
    hf->n = 4;
    for (int i = 0; i < 4; i++) hf->a[i] = i * i;
    printf("%d\n", hf->a[3]);
    free(hf);
    printf("%c%c %d %d %c %d\n", sa.a, sa.b, sa.s, sa.in.deep, sa2.b, sa2.in.deep);
    *optr = 4;
    printf("%d %d\n", order[1], addr == (long)&order[1]);
    relocs[0].f("%s %d %s %d\n", relocs[0].s, relocs[0].p == &order[2], relocs[1].s, relocs[1].x);
    printf("%zu %d %d %d %d\n", sizeof arr2 / sizeof *arr2, arr2[1][1], arr2[1][2], arr3[0][1][1], arr3[1][1][0]);
    printf("%s %zu %d %d %d %d %d\n", msgs[1], sizeof msgs, E1, E2, E3, E4, E5);
    printf("%g %g %g %.9g %d %d %d %d %llu\n", cd, cd2, cd3, cf, cuc, cb, neg, sh, big);
    printf("%zu %d %s %s %s %d\n", sizeof ws, ws[3], s3, s4, pa[3], pa[0] == NULL);
    printf("%d %d %d %x %c %s\n", bf.a, bf.b, bf.c, un.i, un2.c[0], un3.c);
    printf("%d %d %d %d\n", kr2(3, "four"), sq(7), rec(5), rec(2));
    struct pt p = addp((struct pt){ 1, 2 }, (struct pt){ .y = 3 });
    printf("%g %g %g\n", p.x, p.y, addp(p, p).y);
    printf("%s %c\n", mkodd('k').c, mkodd('q').c[1]);
    printf("%d\n", vlafn(8));
    printf("%g\n", avg(3, 1.0, 2.5, 4.0));
    int qs[] = { 5, 3, 9, 1 };
    qsort(qs, 4, sizeof *qs, cmp);
    printf("%d%d%d%d %d\n", qs[0], qs[1], qs[2], qs[3], sumarr(qs, 4));
    arr_t at4 = { 1, 2, 3, 4 };
    mod(at4);
    printf("%d\n", at4[1]);
    fnp(show, 3);
    void (*fp)(int) = show;
    (*fp)(4);
    fp = &show;
    fp(5);
    (fp ? show : 0)(6);
    for (int i = 0; i < 3; i++) {
        int *cl = (int[]){ i, i + 1 };
        cl[0] += 10;
        printf("%d ", cl[0] + cl[1]);
    }
    puts("");
    struct pt *pp = &(struct pt){ 5, 6 };
    pp->x++;
    printf("%g\n", pp->x);
    char *str = "con" "cat" "\x41" "b";
    printf("%s %zu\n", str, strlen(str));
    printf("%d\n", (int)sizeof(char[strlen(str)]));
    bool b = 3;
    b += 5;
    printf("%d %d\n", b, true + true);
    printf("%zu %zu %zu\n", sizeof(struct pt), _Alignof(struct pt), offsetof(struct anon, in));
    unsigned char cc = 200;
    cc = cc << 1;
    printf("%d %d\n", cc, cc << 1);
    short ss = 32767;
    ss++;
    printf("%d\n", ss);
    long ll = 5;
    ll = ll << 40 >> 38;
    printf("%ld\n", ll);
    uint32_t u32 = 1;
    u32 = u32 - 2 > 0 ? u32 - 2 : 0;
    printf("%u\n", u32);
    int64_t i64 = -1;
    printf("%d %d\n", i64 < 0u, (unsigned)i64 > 5);
    int x = 5;
    x = x-- - --x;
    printf("%d\n", x);
    int y = 10;
    y += y++ + ++y;
    printf("%d\n", y);
    int *np = 0;
    printf("%d\n", np ? 1 : 0);
    switch (x > 2 ? 'a' : 'b') {
    case 'a':
        puts("A");
    case 'b':
        puts("B");
        break;
    default:
        puts("D");
    }
    {
        int i;
        for (i = 0; i < 10 && qs[i] != 5; i++);
        printf("%d\n", i);
    }
    do {
        if (x) break;
        puts("never");
    } while (0);
    printf("%s\n", __FILE__ + (strlen(__FILE__) > 6 ? strlen(__FILE__) - 6 : 0));
    printf("%d\n", __LINE__);
    const int N = 4;
    int vl[N];
    for (int i = 0; i < N; i++) vl[i] = i;
    printf("%d\n", vl[N - 1]);
    typeof(int[3]) ty = { 1, 2, 3 };
    printf("%d\n", ty[2]);
    __auto_type aut = 2.5;
    printf("%g\n", aut);
    printf("%d\n", __builtin_types_compatible_p(int, long));
    printf("%d %d\n", __builtin_constant_p(3), __builtin_expect(x, 1) == x);
    int (*pa3)[3] = &ty;
    printf("%d\n", (*pa3)[1]);
    char ch = 'a';
    ch += 1;
    ch++;
    printf("%c\n", ch);
    printf("%c %d\n", "0123456789abcdef"[11], "abc"[3]);
    float f = 1.1f;
    double d = f;
    printf("%d %.10f\n", f == 1.1, d);
    f = 16777216.0f;
    f += 1;
    printf("%.1f\n", f);
    printf("%.17g\n", 0.1 + 0.2);
    printf("%d\n", (int)(0.1f + 0.2f == 0.3f));
    printf("%g %g\n", 7 / 2 * 1.0, 7 / 2.0);
    printf("%u\n", (unsigned)-1.0 == 0 ? 0 : 1);
    printf("%ld\n", (long)1e18);
    printf("%d\n", 07 + 0x1F + 0b101);
    printf("%lu\n", sizeof(long double));
    long double ld = 1.0L / 3;
    printf("%.5Lf\n", ld * 3);
    return EXIT_SUCCESS;
}
