/* A thread is given the address of a local variable of a function that does not wait for it. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
pthread_t t;

void *show(void *arg)
{
    printf("%d\n", *(int *)arg);
    return NULL;
}

void start(void)
{
    int x = 5;
    pthread_create(&t, NULL, show, &x);
#ifdef WAIT
    pthread_join(t, NULL);
#endif
}

int main(void)
{
    start();
#ifndef WAIT
    pthread_join(t, NULL);
#endif
    return 0;
}
