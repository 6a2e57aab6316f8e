/* The bounded buffer with one place and condition variables. */
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#ifndef CONSUMERS
#define CONSUMERS 2
#endif
#ifdef IF
#define LOOK if
#else
#define LOOK while
#endif
int count;
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t not_empty = PTHREAD_COND_INITIALIZER, not_full = PTHREAD_COND_INITIALIZER;
#ifdef ONE
#define not_empty changed
#define not_full changed
pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
#endif
#ifdef BROADCAST
#define TELL pthread_cond_broadcast
#else
#define TELL pthread_cond_signal
#endif

void *consume(void *arg)
{
    pthread_mutex_lock(&m);
    LOOK (count == 0)
        pthread_cond_wait(&not_empty, &m);
    assert(count > 0);
    count--;
    TELL(&not_full);
    pthread_mutex_unlock(&m);
    return NULL;
}

void *produce(void *arg)
{
    for (int i = 0; i < CONSUMERS; i++) {
        pthread_mutex_lock(&m);
        LOOK (count == 1)
            pthread_cond_wait(&not_full, &m);
        count++;
        TELL(&not_empty);
        pthread_mutex_unlock(&m);
    }
    return NULL;
}

int main(void)
{
    pthread_t c[CONSUMERS], p;
    for (int i = 0; i < CONSUMERS; i++)
        pthread_create(&c[i], NULL, consume, NULL);
    pthread_create(&p, NULL, produce, NULL);
    for (int i = 0; i < CONSUMERS; i++)
        pthread_join(c[i], NULL);
    pthread_join(p, NULL);
    puts("done");
    return 0;
}
