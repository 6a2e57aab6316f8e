/* Mistakes that only some schedules make. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int *p;
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
void *use(void *arg)
{
    pthread_mutex_lock(&m);
    int v = *p;
    pthread_mutex_unlock(&m);
    return NULL;
}
void *set(void *arg)
{
    pthread_mutex_lock(&m);
#ifdef FREE
    free(p);
#else
    p = malloc(sizeof *p);
    *p = 1;
#endif
    pthread_mutex_unlock(&m);
    return NULL;
}
int main(void)
{
    pthread_t a, b;
#ifdef FREE
    p = malloc(sizeof *p);
    *p = 1;
#endif
    pthread_create(&a, NULL, set, NULL);
#ifdef FIRST
    pthread_join(a, NULL);
#endif
    pthread_create(&b, NULL, use, NULL);
#ifndef FIRST
    pthread_join(a, NULL);
#endif
    pthread_join(b, NULL);
    puts("done");
    return 0;
}
