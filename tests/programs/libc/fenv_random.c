//@ native
/* Random operands, in all rounding modes: results and exceptions, as a number for each operation. */
#include <fenv.h>
#include <math.h>
#include <stdio.h>
#include <stdint.h>
#include <string.h>

#ifndef N
#define N 300
#endif
static uint64_t s;

static uint64_t next(void)
{
    s ^= s << 13;
    s ^= s >> 7;
    s ^= s << 17;
    return s;
}

/* Zeros, extremes, one and its neighbours, the ends of the integers and of float. */
static const uint64_t special[] = {
    0, 1, 2, 0xfffffffffffff, 0x10000000000000, 0x10000000000001, 0x3ff0000000000000, 0x3ff0000000000001,
    0x3fefffffffffffff, 0x7fefffffffffffff, 0x7fe0000000000000, 0x7ff0000000000000, 0x7ff8000000000000,
    0x4000000000000000, 0x43e0000000000000, 0x43dfffffffffffff, 0x41dfffffffc00000, 0x41e0000000000000,
    0x3fe0000000000000, 0x3ca0000000000000, 0x43f0000000000000, 0x4330000000000001, 0x36a0000000000000,
    0x380fffffe0000000, 0x47efffffe0000000, 0x47efffffefffffff, 0x47effffff0000000, 0x3690000000000000,
};
static double operand(void)
{
    uint64_t u = next(), sign = 1ull << 63, fraction = 0xfffffffffffff, quiet = 1ull << 51;
    switch (next() >> 20 & 7) {
    case 0:
    case 1:
        u = special[u % (sizeof special / sizeof *special)] | (next() & sign);
        break;
    case 2:
        u = (u & (sign | fraction)) | (1015 + next() % 70) << 52;
        break;
    case 3:
        u &= 0xffff000000000000;
        break;
    case 4:
        u &= sign | fraction;
        break;
    case 5:
        u = (u & (sign | fraction)) | (863 + next() % 300) << 52;
        break;
    case 6:
        u = (u & 0x800fffffe0000000) | (873 + next() % 279) << 52;
        break;
    }
    if ((u << 1) > 0xffe0000000000000)
        u |= quiet;
    double d;
    memcpy(&d, &u, 8);
    return d;
}

static const int modes[] = { FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO };
static uint64_t h;
static int flags;

static void mix(uint64_t v)
{
    h = (h ^ v) * 0x100000001b3;
    h ^= h >> 29;
}

static void done(double r)
{
    uint64_t u;
    flags = fetestexcept(FE_ALL_EXCEPT);
    memcpy(&u, &r, 8);
    mix(u);
    mix(flags);
}

#ifdef VERBOSE
#define SHOW(name, r) printf("%s %a %a %a %d: %a %x\n", name, a, b, c, m, (double)(r), flags)
#else
#define SHOW(name, r)
#endif
#define DO(name, type, e) do { \
    h = 14695981039346656037u; \
    s = 88172645463325252u; \
    for (int i = 0; i < N; i++) { \
        double a = operand(), b = operand(), c = operand(); \
        float x = a, y = b, z = c; \
        long n = (long)next() >> (next() & 63); \
        for (int m = 0; m < 4; m++) { \
            fesetround(modes[m]); \
            feclearexcept(FE_ALL_EXCEPT); \
            type r = e; \
            done(r); \
            SHOW(name, r); \
        } \
        fesetround(FE_TONEAREST); \
        (void)b, (void)c, (void)x, (void)y, (void)z, (void)n; \
    } \
    printf("%s %016lx\n", name, h); \
} while (0)

int main(void)
{
    DO("add", double, a + b);
    DO("sub", double, a - b);
    DO("mul", double, a * b);
    DO("div", double, a / b);
    DO("addf", float, x + y);
    DO("subf", float, x - y);
    DO("mulf", float, x * y);
    DO("divf", float, x / y);
    DO("sqrt", double, sqrt(a));
    DO("sqrtf", float, sqrtf(x));
    DO("fma", double, fma(a, b, c));
    DO("fmaf", float, fmaf(x, y, z));
    DO("narrow", float, (float)a);
    DO("int", int, (int)a);
    DO("unsigned", unsigned, (unsigned)a);
    DO("long", long, (long)a);
    DO("ulong", unsigned long, (unsigned long)a);
    DO("short", short, (short)a);
    DO("fint", int, (int)x);
    DO("flong", long, (long)x);
    DO("fulong", unsigned long, (unsigned long)x);
    DO("long to double", double, (double)n);
    DO("long to float", float, (float)n);
    DO("ulong to double", double, (double)(unsigned long)n);
    DO("ulong to float", float, (float)(unsigned long)n);
    DO("int to float", float, (float)(int)n);
    DO("unsigned to float", float, (float)(unsigned)n);
    DO("less", int, a < b);
    DO("less or equal", int, a <= b);
    DO("greater", int, x > y);
    DO("equal", int, a == b);
    DO("isgreater", int, isgreater(a, b));
    DO("islessgreater", int, islessgreater(x, y));
    DO("rint", double, rint(a));
    DO("rintf", float, rintf(x));
    DO("nearbyint", double, nearbyint(a));
    DO("lrint", long, lrint(a));
    DO("llrintf", long, llrintf(x));
    DO("lround", long, lround(a));
    DO("floor", double, floor(a));
    DO("ceil", double, ceil(a));
    DO("trunc", double, trunc(a));
    DO("round", double, round(a));
    DO("fmod", double, fmod(a, b));
    DO("remainder", double, remainder(a, b));
    DO("fdim", double, fdim(a, b));
    DO("fmin", double, fmin(a, b));
    DO("fmax", double, fmax(a, b));
    DO("ldexp", double, ldexp(a, (int)(n % 3000)));
    DO("ldexpf", float, ldexpf(x, (int)(n % 300)));
    DO("nextafter", double, nextafter(a, b));
    DO("nextafterf", float, nextafterf(x, y));
    DO("logb", double, logb(a));
    DO("ilogb", int, ilogb(a));
    DO("compound", double, ({ double t = a; t += b; t *= c; t++; t; }));
    DO("mixed", double, ({ float t = x; t += b; t -= n; t; }));
    DO("count", int, ({ int t = (int)n; t *= 1.5; t; }));
    return 0;
}
