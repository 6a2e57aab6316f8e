//@ native
/* _Atomic objects: each operator on them is indivisible. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static _Atomic int counter;
static atomic_long total = ATOMIC_VAR_INIT(5);
static atomic_flag flag = ATOMIC_FLAG_INIT;
static _Atomic(unsigned char) byte;

static void *work(void *arg)
{
    for (int i = 0; i < 100; i++) {
        counter++;
        counter += 2;
        atomic_fetch_add(&total, 3);
    }
    return arg;
}

int main(void)
{
    pthread_t t[3];
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, work, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    printf("%d %ld\n", counter, total);
    int expected = 900;
    printf("%d", atomic_compare_exchange_strong(&counter, &expected, 7));
    printf(" %d", atomic_compare_exchange_strong(&counter, &expected, 8));
    printf(" %d %d\n", expected, atomic_load(&counter));
    printf("%d %d\n", atomic_exchange(&counter, 12), counter);
    printf("%d %d\n", atomic_fetch_or(&counter, 3), counter);
    printf("%d %d\n", atomic_fetch_and_explicit(&counter, 6, memory_order_relaxed), counter);
    printf("%d %d\n", atomic_fetch_xor(&counter, 5), atomic_fetch_sub(&counter, 1));
    printf("%d", atomic_flag_test_and_set(&flag));
    printf(" %d\n", atomic_flag_test_and_set(&flag));
    atomic_flag_clear(&flag);
    byte = 255;
    byte++;
    printf("%d\n", byte);
    _Atomic double d = 1.5;
    d = d * 2;
    printf("%g\n", d);
    int plain[3] = { 1, 2, 3 };
    int *_Atomic p = plain;
    p++;
    p += 1;
    printf("%d\n", *p);
    struct pair { int a, b; };
    _Atomic struct pair pair;
    atomic_store(&pair, ((struct pair){ 3, 4 }));
    struct pair got = atomic_load(&pair);
    printf("%d %d\n", got.a, got.b);
    atomic_thread_fence(memory_order_seq_cst);
    printf("%d\n", atomic_is_lock_free(&counter));
    return 0;
}
