/* To wait for a child with a condition variable, and two ways to get it wrong (OSTEP, figures 30.3 to 30.5). */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
int done;
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t c = PTHREAD_COND_INITIALIZER;

void *child(void *arg)
{
    write(1, "child ", 6);
#ifdef NO_LOCK
    done = 1;
    pthread_cond_signal(&c);
#else
    pthread_mutex_lock(&m);
    done = 1;
    pthread_cond_signal(&c);
    pthread_mutex_unlock(&m);
#endif
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, child, NULL);
    pthread_mutex_lock(&m);
#ifdef NO_STATE
    pthread_cond_wait(&c, &m);
#else
    while (!done)
        pthread_cond_wait(&c, &m);
#endif
    pthread_mutex_unlock(&m);
    write(1, "end", 3);
    return 0;
}
