//@ native
/* What glibc's pthread_cleanup_push allows: no semicolon behind it, a label before the pop, and a break out of the two,
   which leads to the pop. */
#include <pthread.h>
#include <stdio.h>

static void told(void *what) { printf("cleanup of %s\n", (char *)what); }

static void *work(void *arg)
{
    for (int i = 0; i < 3; i++) {
        pthread_cleanup_push(told, "a round")
        if (i == 1)
            break;
        if (i == 2)
            goto last;
        printf("round %d\n", i);
    last:
        pthread_cleanup_pop(i > 0);
    }
    pthread_cleanup_push(told, "the thread");
    pthread_exit(arg);
    pthread_cleanup_pop(0);
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    pthread_join(thread, NULL);
    return 0;
}
