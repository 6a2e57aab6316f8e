//@ native
// C11 threads and atomics.
#include <stdatomic.h>
#include <stdio.h>
#include <threads.h>
static atomic_int n;
static mtx_t m;
static int plain;
static int f(void *p)
{
    for (int i = 0; i < 100; i++) {
        atomic_fetch_add(&n, 1);
        n++;
        mtx_lock(&m);
        plain++;
        mtx_unlock(&m);
    }
    return (int)(long)p;
}
int main(void)
{
    thrd_t t[3];
    int r, sum = 0;
    mtx_init(&m, mtx_plain);
    for (long i = 0; i < 3; i++)
        thrd_create(&t[i], f, (void *)i);
    for (int i = 0; i < 3; i++) {
        thrd_join(t[i], &r);
        sum += r;
    }
    int expected = 600;
    printf("%d %d %d\n", atomic_load(&n), plain, sum);
    printf("%d %d\n", atomic_compare_exchange_strong(&n, &expected, 7), atomic_load(&n));
    printf("%d %d\n", atomic_compare_exchange_strong(&n, &expected, 8), expected);
    return 0;
}
