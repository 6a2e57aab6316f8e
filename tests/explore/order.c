/* Who prints first. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#ifndef THREADS
#define THREADS 2
#endif
#ifndef TIMES
#define TIMES 1
#endif
void *say(void *arg)
{
    char c = 'a' + (long)arg;
    for (int i = 0; i < TIMES; i++)
        write(1, &c, 1);
    return NULL;
}

int main(void)
{
    pthread_t t[THREADS];
    for (long i = 0; i < THREADS; i++)
        pthread_create(&t[i], NULL, say, (void *)i);
    for (int i = 0; i < THREADS; i++)
        pthread_join(t[i], NULL);
    return 0;
}
