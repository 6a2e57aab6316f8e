#include <pthread.h>
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
int main(void)
{
    pthread_mutex_lock(m);
    pthread_mutex_unlock();
    pthread_mutex_lock(&n);
    pthread_cond_wait(&m, &m);
    m = PTHREAD_MUTEX_INITIALIZER;
    return 0;
}
