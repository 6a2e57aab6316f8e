/* N threads, each with two of three locks in the order of their numbers. */
#include <pthread.h>
#include <stdio.h>
pthread_mutex_t m[3] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };

void *run(void *arg)
{
    int first = (int)(long)arg % 3 == 2 ? 1 : 0, second = (int)(long)arg % 3 == 0 ? 1 : 2;
    pthread_mutex_lock(&m[first]);
    pthread_mutex_lock(&m[second]);
    pthread_mutex_unlock(&m[second]);
    pthread_mutex_unlock(&m[first]);
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    for (long i = 0; i < N; i++)
        pthread_create(&t[i], NULL, run, (void *)i);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    puts("done");
    return 0;
}
