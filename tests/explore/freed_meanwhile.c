/* Between the look at turn and the look at the block, in one line, others may go on, though the block is gone already. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

_Atomic(int *) block;
atomic_int turn;

void *ender(void *arg)
{
    free(atomic_exchange(&block, NULL));
    turn = 1;
    turn = 0;
    write(1, "freed\n", 6);
    return NULL;
}

int main(void)
{
    pthread_t t;
    block = calloc(1, sizeof(int));
    pthread_create(&t, NULL, ender, NULL);
    int *mine = block;
    if (mine && turn && *mine)
        return 1;
    pthread_join(t, NULL);
    return 0;
}
