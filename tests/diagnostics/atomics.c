//@ gcc
#include <stdatomic.h>
struct big { long a[4]; };
int main(void)
{
    int plain = 0, *pointer = &plain;
    double d = 0;
    struct big b;
    _Bool flag = 0;
    atomic_fetch_add(5, 1);
//~ 5: error: operand type 'int' is incompatible with argument 1 of '__atomic_fetch_add'
    atomic_fetch_add(&d, 1);
//~ 5: error: operand type 'double *' is incompatible with argument 1 of '__atomic_fetch_add'
    atomic_fetch_or(&flag, 1);
//~ 5: error: operand type '_Bool *' is incompatible with argument 1 of '__atomic_fetch_or'
    atomic_fetch_sub(&b, 1);
//~ 5: error: operand type 'struct big *' is incompatible with argument 1 of '__atomic_fetch_sub'
    atomic_fetch_add(&pointer, 4);
    atomic_fetch_add(&plain, 1);
    atomic_exchange(&flag, 1);
    __sync_fetch_and_add(&d, 1);
//~ 5: error: operand type 'double *' is incompatible with argument 1 of '__sync_fetch_and_add'
    __sync_fetch_and_or(&flag, 1);
//~ 5: error: operand type '_Bool *' is incompatible with argument 1 of '__sync_fetch_and_or'
    __sync_lock_test_and_set(&flag, 1);
    __sync_bool_compare_and_swap(&d, 1, 2);
//~ 5: error: operand type 'double *' is incompatible with argument 1 of '__sync_bool_compare_and_swap'
    __sync_add_and_fetch(&plain, 1);
    __atomic_load_n(plain, 5);
//~ 5: error: operand type 'int' is incompatible with argument 1 of '__atomic_load_n'
    return 0;
}
