//@ native
/* A thread whose function ends without a return, as students write it: nobody looks at its result. And what
   pthread_setschedparam answers, errno says too. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

int sum;

void *add(void *p)
{
    sum += *(int *)p;
}

void *add_more(void *p)
{
    if (*(int *)p > 100)
        return p;
    sum += 1;
}

int main(void)
{
    pthread_t t;
    int x = 41;
    pthread_create(&t, NULL, add, &x);
    pthread_join(t, NULL);
    pthread_create(&t, NULL, add_more, &x);
    pthread_join(t, NULL);
    printf("%d\n", sum);

    struct sched_param p = {.sched_priority = 18};
    errno = 0;
    int error = pthread_setschedparam(pthread_self(), SCHED_OTHER, &p);
    printf("%s, %s\n", strerror(error), strerror(errno));
    return 0;
}
