/* Dekker's solution as Dijkstra (1965) tells it. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
atomic_int wants[2], turn, inside;

void *run(void *arg)
{
    int me = arg != NULL, other = 1 - me;
    wants[me] = 1;
    while (wants[other]) {
#ifndef STUBBORN
        if (turn == other) {
            wants[me] = 0;
            while (turn == other)
                ;
            wants[me] = 1;
        }
#endif
    }
    assert(atomic_fetch_add(&inside, 1) == 0);
    atomic_fetch_sub(&inside, 1);
    turn = other;
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
