//@ exit: 126
/* ... which is a member of a block. */
#include <semaphore.h>
#include <pthread.h>
#include <stdlib.h>
struct box { int a; pthread_mutex_t lock; sem_t s; };
int main(void)
{
    struct box *b = malloc(sizeof *b);
    pthread_mutex_lock(&b->lock);
    return 0;
}
