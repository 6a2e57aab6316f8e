/* A barrier of two turnstiles (Downey, The Little Book of Semaphores, 3.6), used twice by N threads. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
int count;
sem_t mutex, in, out;
atomic_int passed[2];

static void turnstile(sem_t *gate)
{
    sem_wait(gate);
    sem_post(gate);
}

void *run(void *arg)
{
    for (int i = 0; i < 2; i++) {
        sem_wait(&mutex);
        if (++count == N) {
            sem_wait(&out);
            sem_post(&in);
        }
        sem_post(&mutex);
        turnstile(&in);
        passed[i]++;
        sem_wait(&mutex);
        if (--count == 0) {
            sem_wait(&in);
            sem_post(&out);
        }
        sem_post(&mutex);
        turnstile(&out);
        assert(passed[i] == N);
    }
    return NULL;
}

int main(void)
{
    pthread_t t[N];
    sem_init(&mutex, 0, 1);
    sem_init(&in, 0, 0);
    sem_init(&out, 0, 1);
    for (int i = 0; i < N; i++)
        pthread_create(&t[i], NULL, run, NULL);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
    puts("done");
    return 0;
}
