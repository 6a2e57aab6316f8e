//@ native
// A pool of workers with a queue of jobs, a condition variable for work and one for being done.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work = PTHREAD_COND_INITIALIZER, done = PTHREAD_COND_INITIALIZER;
static int queue[64], head, tail, finished, closing;
static long results[40];
static void *worker(void *arg)
{
    for (;;) {
        pthread_mutex_lock(&m);
        while (head == tail && !closing)
            pthread_cond_wait(&work, &m);
        if (head == tail) {
            pthread_mutex_unlock(&m);
            return NULL;
        }
        int job = queue[head++ % 64];
        pthread_mutex_unlock(&m);
        results[job] = (long)job * job;
        pthread_mutex_lock(&m);
        if (++finished == 40)
            pthread_cond_signal(&done);
        pthread_mutex_unlock(&m);
    }
}
int main(void)
{
    pthread_t t[3];
    long sum = 0;
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, worker, NULL);
    for (int i = 0; i < 40; i++) {
        pthread_mutex_lock(&m);
        queue[tail++ % 64] = i;
        pthread_cond_signal(&work);
        pthread_mutex_unlock(&m);
    }
    pthread_mutex_lock(&m);
    while (finished < 40)
        pthread_cond_wait(&done, &m);
    closing = 1;
    pthread_cond_broadcast(&work);
    pthread_mutex_unlock(&m);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    for (int i = 0; i < 40; i++)
        sum += results[i];
    printf("%ld\n", sum);
    return 0;
}
