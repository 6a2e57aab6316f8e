//@ native
// Bit-fields: widths, signs, packing, unions with them, what an assignment to one gives.
#include <stdio.h>
#include <string.h>
struct b {
    unsigned a : 3;
    int b : 5;
    unsigned c : 10;
    signed d : 14;
};
struct w {
    unsigned long x : 40;
    unsigned long y : 24;
    int z : 1;
    _Bool f : 1;
};
struct pk {
    char c;
    unsigned v : 20;
    unsigned w : 13;
    long q : 50;
} __attribute__((packed));
struct zz {
    int a : 4;
int :
    0;
    int b : 4;
    char c;
int :
    3;
    int d : 5;
};
union u {
    struct {
        unsigned lo : 16, hi : 16;
    };
    unsigned all;
};
struct b gb = { 5, -3, 1000, -8000 };
int main(void) {
    struct b x = { 7, 15, 1023, 8191 };
    printf("%d %d %d %d %zu\n", x.a, x.b, x.c, x.d, sizeof x);
    x.a++;
    x.b++;
    x.c += 5;
    x.d -= 16383;
    printf("%d %d %d %d\n", x.a, x.b, x.c, x.d);
    printf("%d %d %d %d\n", gb.a, gb.b, gb.c, gb.d);
    struct w y = { 0 };
    y.x = 0xffffffffff;
    y.y = 0xabcdef;
    y.z = 1;
    y.f = 4;
    printf("%lx %x %d %d %zu\n", (unsigned long)y.x, (unsigned)y.y, y.z, y.f, sizeof y);
    y.x++;
    printf("%lx\n", (unsigned long)y.x);
    struct pk p;
    memset(&p, 0, sizeof p);
    p.v = 0xfffff;
    p.w = 0x1555;
    p.q = -12345678901L;
    printf("%x %x %ld %zu\n", p.v, p.w, (long)p.q, sizeof p);
    p.v = 5;
    printf("%x %x %ld\n", p.v, p.w, (long)p.q);
    struct zz z = { 1, 2, 'c', 3 };
    printf("%d %d %c %d %zu\n", z.a, z.b, z.c, z.d, sizeof z);
    union u v;
    v.all = 0x12345678;
    printf("%x %x\n", v.lo, v.hi);
    v.hi = 0xffff;
    printf("%x\n", v.all);
    int r = (x.a = 12);
    printf("%d\n", r);
    r = x.b = 17;
    printf("%d\n", r);
    printf("%d\n", x.a++);
    printf("%d\n", --x.b);
    x.c <<= 1;
    printf("%d\n", x.c);
    x.a |= 1;
    x.a ^= 3;
    printf("%d\n", x.a);
    struct b *pb = &x;
    pb->d = 77;
    pb->c = pb->d;
    printf("%d\n", pb->c);
    struct b cp = x;
    printf("%d\n", cp.c);
    if (x.a) puts("t");
    if (y.z < 0) puts("neg");
    printf("%d\n", x.c > -1);
    unsigned long k = y.x << 4;
    printf("%lx\n", k);
    return 0;
}
