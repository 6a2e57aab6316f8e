/* A condition is no memory: a signal that nobody waits for is gone. "Press Enter" (ENTER) makes it no safer: whoever
   waits for input gets its end at once, not only when all others sleep. */
#include <pthread.h>
#include <stdio.h>
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t c = PTHREAD_COND_INITIALIZER;
int ready;
void *wait_for_it(void *arg)
{
    pthread_mutex_lock(&m);
#ifdef RIGHT
    while (!ready)
#endif
        pthread_cond_wait(&c, &m);
    pthread_mutex_unlock(&m);
    return NULL;
}
int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, wait_for_it, NULL);
#ifdef ENTER
    getchar();
#endif
    pthread_mutex_lock(&m);
    ready = 1;
    pthread_cond_signal(&c);
    pthread_mutex_unlock(&m);
    pthread_join(t, NULL);
    puts("done");
    return 0;
}
