//@ native
// pthread_join gives the thread's value; pthread_exit from deep inside too.
#include <pthread.h>
#include <stdio.h>
static void deep(long n)
{
    if (n == 0)
        pthread_exit((void *)42L);
    deep(n - 1);
}
static void *f(void *p) { deep((long)p); return NULL; }
static void *g(void *p) { return (char *)p + 1; }
int main(void)
{
    pthread_t a, b;
    void *ra, *rb;
    pthread_create(&a, NULL, f, (void *)3L);
    pthread_create(&b, NULL, g, (void *)6L);
    pthread_join(a, &ra);
    pthread_join(b, &rb);
    printf("%ld %ld\n", (long)ra, (long)rb);
    printf("%d\n", pthread_equal(a, b) != 0);
    return 0;
}
