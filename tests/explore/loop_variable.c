/* The address of a loop's variable, given to each thread. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
void *show(void *arg)
{
    char c = '0' + *(int *)arg;
    write(1, &c, 1);
    return NULL;
}
int main(void)
{
    pthread_t t;
    int i;
    for (i = 0; i < 2; i++) {
        pthread_create(&t, NULL, show, &i);
#ifdef JOIN
        pthread_join(t, NULL);
#else
        pthread_detach(t);
#endif
    }
#ifndef JOIN
    pthread_exit(NULL);
#endif
    return 0;
}
