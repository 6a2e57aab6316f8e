/* A barrier used twice: nobody is in the second phase while somebody is in the first. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#ifndef N
#define N 2
#endif
atomic_int phase[N];
#ifdef SEM
/* Downey 3.5: a turnstile. Once open, this one stays open. */
int count;
sem_t mutex, gate;
static void pass(void)
{
    sem_wait(&mutex);
    count++;
#ifdef NO_LOCK_AT_END
    int last = count % N == 0;
    sem_post(&mutex);
    if (last)
        sem_post(&gate);
#else
    if (count == N)
        sem_post(&gate);
    sem_post(&mutex);
#endif
    sem_wait(&gate);
    sem_post(&gate);
}
#else
pthread_barrier_t b;
static void pass(void) { pthread_barrier_wait(&b); }
#endif

void *run(void *arg)
{
    int me = (int)(long)arg;
    for (int i = 1; i <= 2; i++) {
        phase[me] = i;
        pass();
        for (int j = 0; j < N; j++)
            assert(phase[j] >= i);
    }
    return NULL;
}

int main(void)
{
    pthread_t t[N];
#ifdef SEM
    sem_init(&mutex, 0, 1);
    sem_init(&gate, 0, 0);
#else
    pthread_barrier_init(&b, NULL, N);
#endif
    for (long i = 0; i < N; i++)
        pthread_create(&t[i], NULL, run, (void *)i);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    puts("done");
    return 0;
}
