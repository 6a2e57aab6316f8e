//@ native
/* One place, several types. */
#include <stdio.h>
#include <stdint.h>

union number { int i; float f; double d; unsigned char bytes[8]; };

struct value {
    enum { INTEGER, REAL, TEXT } kind;
    union { int i; double d; const char *s; } as;
};

static void show(struct value v)
{
    switch (v.kind) {
    case INTEGER: printf("%d\n", v.as.i); break;
    case REAL: printf("%g\n", v.as.d); break;
    case TEXT: printf("%s\n", v.as.s); break;
    }
}

static union number make(double d)
{
    union number n;
    n.d = d;
    return n;
}

int main(void)
{
    union number n = { 0x3f800000 };
    printf("%g %d %zu %zu\n", n.f, n.bytes[3], sizeof n, _Alignof(union number));
    n = make(1.0);
    printf("%d\n", n.bytes[7]);
    show((struct value){ INTEGER, { 5 } });
    show((struct value){ REAL, { .d = 2.5 } });
    show((struct value){ TEXT, { .s = "text" } });
    union number copy = n, *p = &copy;
    p->i = 7;
    printf("%d %d\n", copy.i, n.d == 1.0);
    union { struct { uint16_t low, high; } half; uint32_t whole; } w = { .whole = 0x12345678 };
    printf("%x %x\n", w.half.low, w.half.high);
    union { char c[5]; int i; } padded;
    printf("%zu\n", sizeof padded);
    return 0;
}
