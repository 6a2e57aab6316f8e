//@ native
/* _Alignas and _Alignof. */
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct cache { char c; alignas(64) int line; };
alignas(16) static char buffer[10];

int main(void)
{
    printf("%zu %zu %zu %zu\n", alignof(char), alignof(short), alignof(int), alignof(double));
    printf("%zu %zu\n", alignof(long double), _Alignof(max_align_t));
    printf("%zu %zu %zu\n", sizeof(struct cache), alignof(struct cache), offsetof(struct cache, line));
    alignas(32) char local;
    _Alignas(double) char other[3];
    printf("%d %d %d\n", (int)((uintptr_t)buffer % 16), (int)((uintptr_t)&local % 32), (int)((uintptr_t)other % 8));
    void *p = aligned_alloc(128, 256);
    printf("%d\n", (int)((uintptr_t)p % 128));
    free(p);
    return 0;
}
