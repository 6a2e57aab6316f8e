//@ native
/* Alignment beyond that of any type: locals, globals, members, the heap. */
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct line { alignas(64) char c; int i; };
static char page[100] __attribute__((aligned(4096)));
static struct line lines[2];

static int deep(int n)
{
    alignas(128) int x = n;
    char pad = 1;
    __attribute__((aligned(32))) char y[5] = { 1 };
    int bad = (uintptr_t)&x % 128 || (uintptr_t)y % 32;
    return n ? bad + deep(n - 1) : bad + pad - y[0];
}

int main(void)
{
    struct line l = { 'a', 1 }, *p = aligned_alloc(256, 512);
    alignas(1024) char big[10];
    printf("%zu %zu %zu\n", sizeof l, alignof(struct line), sizeof lines);
    printf("%d %d %d %d\n", (int)((uintptr_t)&l % 64), (int)((uintptr_t)page % 4096), (int)((uintptr_t)lines % 64),
           (int)((uintptr_t)p % 256));
    printf("%d %d\n", (int)((uintptr_t)big % 1024), deep(20));
    free(p);
    return 0;
}
