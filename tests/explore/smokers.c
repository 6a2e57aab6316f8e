/* Patil's cigarette smokers: the agent puts two of three things on the table; who has the third smokes. */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
sem_t thing[3], again;
void *smoker(void *arg)
{
    int has = (int)(long)arg;
#ifdef PUSHERS
    sem_wait(&thing[has]);
#else
    sem_wait(&thing[(has + 1) % 3]);
    sem_wait(&thing[(has + 2) % 3]);
#endif
    printf("%d smokes\n", has);
    exit(0);
}
int main(void)
{
    pthread_t t[3];
    for (int i = 0; i < 3; i++)
        sem_init(&thing[i], 0, 0);
    sem_init(&again, 0, 0);
    for (long i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, smoker, (void *)i);
#ifdef PUSHERS
    sem_post(&thing[0]);
#else
    sem_post(&thing[1]);
    sem_post(&thing[2]);
#endif
    sem_wait(&again);
    return 0;
}
