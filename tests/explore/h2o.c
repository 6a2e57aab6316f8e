/* Two hydrogens and one oxygen bond (Downey 5.6). */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <unistd.h>
sem_t hydrogen, oxygen;
void *h(void *arg)
{
    sem_post(&hydrogen);
    sem_wait(&oxygen);
    write(1, "H", 1);
    return NULL;
}
void *o(void *arg)
{
    sem_wait(&hydrogen);
#ifndef ONE
    sem_wait(&hydrogen);
#endif
    sem_post(&oxygen);
    sem_post(&oxygen);
    write(1, "O", 1);
    return NULL;
}
int main(void)
{
    pthread_t t[3];
    sem_init(&hydrogen, 0, 0);
    sem_init(&oxygen, 0, 0);
    pthread_create(&t[0], NULL, h, NULL);
#ifndef MISSING
    pthread_create(&t[1], NULL, h, NULL);
#endif
    pthread_create(&t[2], NULL, o, NULL);
    pthread_join(t[0], NULL);
#ifndef MISSING
    pthread_join(t[1], NULL);
#endif
    pthread_join(t[2], NULL);
    return 0;
}
