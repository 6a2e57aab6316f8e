/* Dijkstra's sleeping barber: one chair in the waiting room. */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#ifndef CUSTOMERS
#define CUSTOMERS 2
#endif
sem_t customers, barber, lock;
int waiting, cut, left;
void *customer(void *arg)
{
    sem_wait(&lock);
    if (waiting < 1) {
        waiting++;
        sem_post(&customers);
        sem_post(&lock);
        sem_wait(&barber);
    } else {
        left++;
        sem_post(&lock);
    }
    return NULL;
}
void *work(void *arg)
{
    for (;;) {
        sem_wait(&customers);
        sem_wait(&lock);
        waiting--;
        cut++;
        sem_post(&barber);
        sem_post(&lock);
    }
}
int main(void)
{
    pthread_t b, c[CUSTOMERS];
    sem_init(&customers, 0, 0);
    sem_init(&barber, 0, 0);
    sem_init(&lock, 0, 1);
    pthread_create(&b, NULL, work, NULL);
    for (int i = 0; i < CUSTOMERS; i++)
        pthread_create(&c[i], NULL, customer, NULL);
    for (int i = 0; i < CUSTOMERS; i++)
        pthread_join(c[i], NULL);
    sem_wait(&lock);
    printf("cut %d, left %d\n", cut, left);
    return 0;
}
