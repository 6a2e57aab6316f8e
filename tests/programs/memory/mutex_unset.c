//@ exit: 126
/* Locks a mutex that nobody initialised. */
#include <pthread.h>
int main(void)
{
    pthread_mutex_t lock;
    pthread_mutex_lock(&lock);
    return 0;
}
