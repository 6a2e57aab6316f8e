/* A child may stay for each adult's three places; an adult takes the places along when it leaves (Downey, 7.2). */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
sem_t places, leaving;

void *child(void *arg)
{
    sem_wait(&places);
    sem_post(&places);
    return arg;
}

void *adult(void *arg)
{
    for (int i = 0; i < 3; i++)
        sem_post(&places);
#ifdef ONE_BY_ONE
    sem_wait(&leaving);
#endif
    for (int i = 0; i < 3; i++)
        sem_wait(&places);
#ifdef ONE_BY_ONE
    sem_post(&leaving);
#endif
    return arg;
}

int main(void)
{
    pthread_t adults[2];
    sem_init(&places, 0, 0);
    sem_init(&leaving, 0, 1);
    for (int i = 0; i < 2; i++)
        pthread_create(&adults[i], NULL, adult, NULL);
#ifdef CHILD
    pthread_t c;
    pthread_create(&c, NULL, child, NULL);
    pthread_join(c, NULL);
#endif
    for (int i = 0; i < 2; i++)
        pthread_join(adults[i], NULL);
    puts("closed");
    return 0;
}
