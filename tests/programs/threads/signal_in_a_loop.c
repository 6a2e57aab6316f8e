//@ native
// One thread signals a condition in a loop that does nothing else, and always loses its turn there: the waiting thread
// must come to its turn all the same.
#include <pthread.h>
#include <stdio.h>
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int count;
static void *waits(void *arg)
{
    for (int done = 0; !done;) {
        pthread_mutex_lock(&mutex);
        pthread_cond_wait(&changed, &mutex);
        done = ++count >= 10;
        pthread_mutex_unlock(&mutex);
    }
    return NULL;
}
static void *signals(void *arg)
{
    for (int done = 0; !done;) {
        pthread_mutex_lock(&mutex);
        if (count < 3 || count > 6)
            pthread_cond_signal(&changed);
        else
            count++;
        done = count >= 10;
        pthread_mutex_unlock(&mutex);
    }
    return NULL;
}
int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, waits, NULL);
    pthread_create(&b, NULL, signals, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("count %d\n", count);
    return 0;
}
