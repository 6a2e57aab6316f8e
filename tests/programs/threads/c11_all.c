//@ native
// C11's threads: thrd, mtx, cnd, tss, call_once and atomics.
#define _GNU_SOURCE
#include <stdatomic.h>
#include <stdio.h>
#include <threads.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static mtx_t m;
static cnd_t c;
static atomic_int n;
static int ready;
static once_flag flag = ONCE_FLAG_INIT;
static void first(void) { puts("once"); }
static int body(void *arg)
{
    call_once(&flag, first);
    for (int i = 0; i < 100; i++)
        atomic_fetch_add(&n, 1);
    mtx_lock(&m);
    ready++;
    cnd_signal(&c);
    mtx_unlock(&m);
    return 5;
}
int main(void)
{
    thrd_t t[3];
    int r;
    mtx_init(&m, mtx_plain);
    cnd_init(&c);
    for (int i = 0; i < 3; i++)
        thrd_create(&t[i], body, NULL);
    mtx_lock(&m);
    while (ready < 3)
        cnd_wait(&c, &m);
    mtx_unlock(&m);
    for (int i = 0; i < 3; i++)
        thrd_join(t[i], &r);
    printf("%d %d\n", atomic_load(&n), r);
    int expected = 300;
    say("compare and exchange", atomic_compare_exchange_strong(&n, &expected, 7) && atomic_load(&n) == 7);
    say("it fails and tells", !atomic_compare_exchange_strong(&n, &expected, 8) && expected == 7);
    say("a locked one: thrd_busy", mtx_lock(&m) == thrd_success && mtx_trylock(&m) == thrd_busy);
    return 0;
}
