//@ native
/* Members of some bits: cut when stored, promoted by their width. */
#include <stdio.h>
#include <string.h>

struct date { unsigned day : 5, month : 4; int year : 12; };
struct header { unsigned char version : 4, length : 4; unsigned short : 0; unsigned short port : 16; };
struct gaps { unsigned a : 3; unsigned : 5; unsigned b : 8; int : 0; unsigned c : 1; };
struct wide { unsigned long u : 40; long s : 40; unsigned long word : 32; unsigned long long most : 63; };
union view { struct { unsigned low : 4, high : 4; } nibble; unsigned char byte; };

int main(void)
{
    struct date d = { 31, 12, -1 };
    printf("%u %u %d %zu\n", d.day, d.month, d.year, sizeof d);
    d.day++;
    d.month += 3;
    printf("%u %u\n", d.day, d.month);
    printf("%d %d\n", d.day = 35, d.year = 2048);
    printf("%d\n", d.day - 4 < 0);
    printf("%zu %zu %zu\n", sizeof(struct header), sizeof(struct gaps), sizeof(struct wide));
    struct header h = { .version = 4, .length = 5, .port = 8080 };
    unsigned char bytes[sizeof h];
    memcpy(bytes, &h, sizeof h);
    printf("%x %x %x\n", bytes[0], bytes[2], bytes[3]);
    union view v = { .byte = 0xa5 };
    printf("%x %x\n", v.nibble.low, v.nibble.high);

    /* Wider than an int: gcc computes in just so many bits. */
    struct wide w = { -1, -1, -1, -1 };
    printf("%lx %ld %x %llx\n", w.u + 0ul, w.s + 0l, (unsigned)w.word, w.most + 0ull);
    printf("%lx %d %d %llx\n", (long)(w.u + 1), (int)(w.s + 1), w.word + 1 == 0, (long long)(w.most + 1));
    printf("%lx %lx %d\n", (long)~w.u, (long)(w.u << 4), w.u == -1);
    w.u = 1;
    printf("%lx %lx\n", (long)-w.u, (long)(w.u - 2));
    w.s = 1;
    printf("%ld %ld\n", (long)(w.s << 39), (long)(w.s << 38));
    w.u--;
    w.u--;
    printf("%lx\n", (long)w.u);
    w.u += 2;
    w.s -= 3;
    w.u *= 3;
    printf("%lx %ld\n", (long)w.u, (long)w.s);
    w.u = 0xffffffffff;
    w.u >>= 36;
    w.s = -64;
    w.s >>= 3;
    printf("%lx %ld %d\n", (long)w.u, (long)w.s, w.u * w.s > 0);
    printf("%g %zu\n", (double)(w.u * 2), sizeof(w.u + 1));
    printf("%d\n", _Generic(w.word, unsigned: 1, unsigned long: 2, default: 3));
    return 0;
}
