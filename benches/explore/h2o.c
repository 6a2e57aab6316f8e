/* Water (Downey 5.6): N oxygens, two hydrogens for each; a molecule is made at a barrier of three. */
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
sem_t mutex, hydrogens, oxygens, bonded;
int hydrogen, oxygen;
int made;

static void bond(void)
{
    hydrogen -= 2;
    sem_post(&hydrogens);
    sem_post(&hydrogens);
    oxygen--;
    sem_post(&oxygens);
}

void *h(void *arg)
{
    sem_wait(&mutex);
    hydrogen++;
    if (hydrogen >= 2 && oxygen >= 1)
        bond();
    else
        sem_post(&mutex);
    sem_wait(&hydrogens);
    sem_post(&bonded);
    return NULL;
}

void *o(void *arg)
{
    sem_wait(&mutex);
    oxygen++;
    if (hydrogen >= 2)
        bond();
    else
        sem_post(&mutex);
    sem_wait(&oxygens);
    sem_wait(&bonded);
    sem_wait(&bonded);
    made++;
    sem_post(&mutex);
    return NULL;
}

int main(void)
{
    pthread_t t[3 * N];
    sem_init(&mutex, 0, 1);
    sem_init(&hydrogens, 0, 0);
    sem_init(&oxygens, 0, 0);
    sem_init(&bonded, 0, 0);
    for (int i = 0; i < 3 * N; i++)
        pthread_create(&t[i], NULL, i % 3 == 0 ? o : h, NULL);
    for (int i = 0; i < 3 * N; i++)
        pthread_join(t[i], NULL);
    printf("%d\n", made);
    return 0;
}
