/* Downey, The Little Book of Semaphores, 3.3: neither passes before the other has arrived. */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <unistd.h>
sem_t arrived[2];
void *run(void *arg)
{
    int me = arg != NULL;
    write(1, me ? "b" : "a", 1);
#ifdef WRONG
    sem_wait(&arrived[1 - me]);
    sem_post(&arrived[me]);
#else
    sem_post(&arrived[me]);
    sem_wait(&arrived[1 - me]);
#endif
    write(1, me ? "B" : "A", 1);
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
    return 0;
}
