/* One thread against itself. */
#include <pthread.h>
#include <stdio.h>
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
int main(void)
{
#ifdef RECURSIVE
    pthread_mutexattr_t a;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&m, &a);
#endif
    pthread_mutex_lock(&m);
    pthread_mutex_lock(&m);
    puts("twice");
    return 0;
}
