//@ exit: 126
/* Reads a variable of a thread that was joined. */
#include <pthread.h>
#include <stdio.h>
static void *work(void *a)
{
    int local = 5;
    int *p = &local;
    return p;
}
int main(void)
{
    pthread_t t;
    void *r;
    pthread_create(&t, NULL, work, NULL);
    pthread_join(t, &r);
    printf("%d\n", *(int *)r);
    return 0;
}
