/* Peterson (1981). inside counts who is in the critical section. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#ifdef PLAIN
typedef int word;
#else
typedef atomic_int word;
#endif
word wants[2], turn;
atomic_int inside;

void *run(void *arg)
{
    int me = arg != NULL, other = 1 - me;
#ifdef LATE
    while (wants[other])
        ;
    wants[me] = 1;
#else
    wants[me] = 1;
#ifdef NO_TURN
    while (wants[other])
        ;
#elif defined SELF
    turn = me;
    while (wants[other] && turn == other)
        ;
#else
    turn = other;
    while (wants[other] && turn == other)
        ;
#endif
#endif
    assert(atomic_fetch_add(&inside, 1) == 0);
    atomic_fetch_sub(&inside, 1);
    wants[me] = 0;
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, run, NULL);
    pthread_create(&b, NULL, run, &a);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    puts("ok");
    return 0;
}
