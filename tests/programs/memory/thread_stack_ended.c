//@ exit: 126
/* Reads a variable of a thread that has ended and is not joined yet. */
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int *shared;

static void *work(void *unused)
{
    int local = 5;
    shared = &local;
    return unused;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, work, NULL);
    sleep(1);
    printf("%d\n", *shared);
    pthread_join(t, NULL);
    return 0;
}
