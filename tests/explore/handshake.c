/* A flag set after the data it guards: only ordered if the flag is atomic. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
int data;
#ifdef PLAIN
int flag;
#else
atomic_int flag;
#endif
void *give(void *arg)
{
#ifdef BACKWARDS
    flag = 1;
    data = 42;
#else
    data = 42;
    flag = 1;
#endif
    return NULL;
}
int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, give, NULL);
    if (flag)
        printf("%d\n", data);
    else
        puts("none");
    pthread_join(t, NULL);
    return 0;
}
