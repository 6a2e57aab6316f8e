// Letting go of a normal mutex that one does not hold is undefined: it is told once, and goes on as on Linux. A child
// that unlocks its copy of what the parent held is no such case.
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

static void *let_go(void *arg)
{
    pthread_mutex_unlock(&m);
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_mutex_lock(&m);
    if (fork() == 0) {
        printf("child: %d\n", pthread_mutex_unlock(&m));
        return 0;
    }
    wait(NULL);
    pthread_create(&t, NULL, let_go, NULL);
    pthread_join(t, NULL);
    printf("taken again: %d\n", pthread_mutex_trylock(&m));
    pthread_mutex_unlock(&m);
    printf("once too often: %d\n", pthread_mutex_unlock(&m));
    return 0;
}
