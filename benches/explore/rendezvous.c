/* A rendezvous of two threads, N times (Downey 3.3). */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
sem_t arrived[2];
atomic_int round_of[2];

void *run(void *arg)
{
    int me = arg != NULL;
    for (int i = 1; i <= N; i++) {
        round_of[me] = i;
        sem_post(&arrived[me]);
        sem_wait(&arrived[1 - me]);
        assert(round_of[1 - me] >= i);
    }
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    sem_init(&arrived[0], 0, 0);
    sem_init(&arrived[1], 0, 0);
    pthread_create(&a, NULL, run, NULL);
    pthread_create(&b, NULL, run, &a);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    puts("done");
    return 0;
}
