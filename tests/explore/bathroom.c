/* One bathroom, three at a time, and never men and women at once (Downey, The Little Book of Semaphores, 6.2). */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
struct group {
    int inside;
    sem_t mutex, room;
    atomic_int here;
} men, women;
sem_t empty, turnstile;

void visit(struct group *own, struct group *others)
{
    sem_wait(&turnstile);
    sem_wait(&own->mutex);
    if (++own->inside == 1)
        sem_wait(&empty);
    sem_post(&own->mutex);
    sem_post(&turnstile);
    sem_wait(&own->room);
    own->here++;
    assert(others->here == 0 && own->here <= 3);
    own->here--;
    sem_post(&own->room);
#ifndef NO_MUTEX
    sem_wait(&own->mutex);
#endif
    if (--own->inside == 0)
        sem_post(&empty);
#ifndef NO_MUTEX
    sem_post(&own->mutex);
#endif
}

void *man(void *arg)
{
    visit(&men, &women);
    return arg;
}

void *woman(void *arg)
{
    visit(&women, &men);
    return arg;
}

int main(void)
{
    pthread_t t[3];
    sem_init(&empty, 0, 1);
    sem_init(&turnstile, 0, 1);
    for (int i = 0; i < 2; i++) {
        struct group *g = i ? &men : &women;
        sem_init(&g->mutex, 0, 1);
        sem_init(&g->room, 0, 3);
    }
    pthread_create(&t[0], NULL, man, NULL);
    pthread_create(&t[1], NULL, woman, NULL);
    pthread_create(&t[2], NULL, man, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    puts("done");
    return 0;
}
