//@ native
/* pthread_tryjoin_np(3): whoever still runs is busy, the caller and a detached thread too. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void *wait_a_little(void *arg)
{
    usleep(100000);
    return arg;
}

int main(void)
{
    pthread_t thread;
    void *result = NULL;
    printf("itself: %s\n", strerrorname_np(pthread_tryjoin_np(pthread_self(), NULL)));
    pthread_create(&thread, NULL, wait_a_little, "done");
    printf("at once: %s\n", strerrorname_np(pthread_tryjoin_np(thread, &result)));
    usleep(200000);
    printf("later: %d", pthread_tryjoin_np(thread, &result));
    printf(" with `%s`\n", (char *)result);
    pthread_create(&thread, NULL, wait_a_little, NULL);
    pthread_detach(thread);
    printf("detached: %s\n", strerrorname_np(pthread_tryjoin_np(thread, NULL)));
    return 0;
}
