//@ native
/* gcc's functions on bits, of constants and of variables. */
#include <stdio.h>

static int table[__builtin_popcount(0xff)];

int main(void)
{
    unsigned list[] = { 1, 2, 3, 0x80, 0x8000, 0x10000, 0x12345678, 0x7fffffff, 0x80000000, 0xffffffff };
    for (int i = 0; i < 10; i++) {
        unsigned x = list[i];
        unsigned long y = (unsigned long)x << 29 | x;
        printf("%x: %d %d %d %d %d %d\n", x, __builtin_clz(x), __builtin_ctz(x), __builtin_popcount(x),
               __builtin_parity(x), __builtin_ffs(x), __builtin_clrsb(x));
        printf("%lx: %d %d %d %d %d %d\n", y, __builtin_clzl(y), __builtin_ctzl(y), __builtin_popcountl(y),
               __builtin_parityl(y), __builtin_ffsl(y), __builtin_clrsbl(y));
        printf("%d %d %d\n", __builtin_clzll(y), __builtin_ctzll(y), __builtin_popcountll(y));
        printf("%x %lx %x\n", __builtin_bswap32(x), __builtin_bswap64(y), __builtin_bswap16(x));
    }
    printf("%d %d %d %d\n", __builtin_ffs(0), __builtin_ffsl(0), __builtin_popcount(0), __builtin_parity(0));
    printf("%d %d %d %d\n", __builtin_clz(1), __builtin_ctz(8), __builtin_clzll(1ull << 40), __builtin_clrsb(-1));
    printf("%d %zu\n", __builtin_popcountll(-1), sizeof table);
    switch (5) {
    case __builtin_ctz(32):
        puts("a constant");
    }
    return 0;
}
