//@ native
/* Those that mean something to a layout, and the many that mean nothing. */
#include <stdio.h>

#pragma once
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused"
#pragma STDC FENV_ACCESS OFF
#pragma omp parallel for
#pragma whatever anybody likes
#pragma pack(push, 1)
struct tight { char c; int i; };
#pragma pack(pop)
struct loose { char c; int i; };
#pragma pack(2)
struct two { char c; int i; };
#pragma pack()
#define PACKED(n) _Pragma("pack(push, 1)") struct n { char c; long l; }; _Pragma("pack(pop)")
PACKED(made)
struct after { char c; long l; };

int main(void)
{
#pragma unroll
    printf("%zu %zu %zu\n", sizeof(struct tight), sizeof(struct loose), sizeof(struct two));
    printf("%zu %zu\n", sizeof(struct made), sizeof(struct after));
    _Pragma("message ignored")
    return 0;
}
