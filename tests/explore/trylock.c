/* Two who take one lock and only try the other: if both do so at once they may do so again and again. */
#include <pthread.h>
#include <stdio.h>
pthread_mutex_t m[2] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };

void *both(void *arg)
{
    int me = (long)arg;
    for (;;) {
        pthread_mutex_lock(&m[me]);
        if (pthread_mutex_trylock(&m[1 - me]) == 0)
            break;
        pthread_mutex_unlock(&m[me]);
    }
    pthread_mutex_unlock(&m[1 - me]);
    pthread_mutex_unlock(&m[me]);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    for (long i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, both, (void *)i);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    puts("done");
    return 0;
}
