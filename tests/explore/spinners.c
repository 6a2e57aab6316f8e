/* One thread goes in and out of its critical section for ever; main wants in once. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#ifdef PETERSON
atomic_int wants[2], turn;
static void in(int me)
{
    wants[me] = 1;
    turn = 1 - me;
    while (wants[1 - me] && turn == 1 - me)
        ;
}
static void out(int me)
{
    wants[me] = 0;
}
#else
atomic_int taken;
static void in(int me)
{
    (void)me;
    while (atomic_exchange(&taken, 1))
        ;
}
static void out(int me)
{
    (void)me;
    taken = 0;
}
#endif
void *other(void *arg)
{
#ifdef ONCE
    for (int i = 0; i < 2; i++) {
#else
    for (;;) {
#endif
        in(1);
        out(1);
    }
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, other, NULL);
    in(0);
    puts("in");
    return 0;
}
