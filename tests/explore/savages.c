/* A pot of two servings; who finds it empty wakes the cook, who goes on for ever (Downey, 5.1). */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
int servings;
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
sem_t empty, full;

void *cook(void *arg)
{
    for (;;) {
        sem_wait(&empty);
        servings = 2;
        sem_post(&full);
    }
    return arg;
}

void *savage(void *arg)
{
    pthread_mutex_lock(&mutex);
    if (servings == 0) {
        sem_post(&empty);
#ifdef IMPATIENT
        pthread_mutex_unlock(&mutex);
        sem_wait(&full);
        pthread_mutex_lock(&mutex);
#else
        sem_wait(&full);
#endif
    }
    servings--;
    assert(servings >= 0);
    pthread_mutex_unlock(&mutex);
    return arg;
}

int main(void)
{
    pthread_t c, s[3];
    sem_init(&empty, 0, 0);
    sem_init(&full, 0, 0);
    pthread_create(&c, NULL, cook, NULL);
    for (int i = 0; i < 3; i++)
        pthread_create(&s[i], NULL, savage, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(s[i], NULL);
    puts("fed");
    return 0;
}
