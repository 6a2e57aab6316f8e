// defines __clzsi2 __clzdi2 __ctzsi2 __ctzdi2 __ffssi2 __ffsdi2 __clrsbsi2 __clrsbdi2 __popcountsi2 __popcountdi2 __paritysi2 __paritydi2 __powidf2 __powisf2
/* What gcc's __builtin_clz and its like call where the processor has no instruction: the functions of libgcc. */

int __popcountdi2(unsigned long x)
{
    x -= x >> 1 & 0x5555555555555555;
    x = (x & 0x3333333333333333) + (x >> 2 & 0x3333333333333333);
    x = x + (x >> 4) & 0x0f0f0f0f0f0f0f0f;
    return x * 0x0101010101010101 >> 56;
}

/* All bits below the highest one set, then counted. */
int __clzdi2(unsigned long x)
{
    for (int n = 1; n < 64; n *= 2)
        x |= x >> n;
    return 64 - __popcountdi2(x);
}

int __ctzdi2(unsigned long x) { return __popcountdi2((x & -x) - 1); }
int __ffsdi2(long x) { return x ? __ctzdi2(x) + 1 : 0; }
int __clrsbdi2(long x) { return __clzdi2((unsigned long)(x ^ x >> 63) << 1 | 1); }
int __paritydi2(unsigned long x) { return __popcountdi2(x) & 1; }

int __popcountsi2(unsigned x) { return __popcountdi2(x); }
int __clzsi2(unsigned x) { return __clzdi2(x) - 32; }
int __ctzsi2(unsigned x) { return __ctzdi2(x); }
int __ffssi2(int x) { return __ffsdi2(x); }
int __clrsbsi2(int x) { return __clrsbdi2(x) - 32; }
int __paritysi2(unsigned x) { return __popcountdi2(x) & 1; }

double __powidf2(double x, int n)
{
    unsigned left = n < 0 ? -(unsigned)n : n;
    double r = left & 1 ? x : 1;
    while (left >>= 1) {
        x *= x;
        if (left & 1)
            r *= x;
    }
    return n < 0 ? 1 / r : r;
}

float __powisf2(float x, int n)
{
    unsigned left = n < 0 ? -(unsigned)n : n;
    float r = left & 1 ? x : 1;
    while (left >>= 1) {
        x *= x;
        if (left & 1)
            r *= x;
    }
    return n < 0 ? 1 / r : r;
}
