//@ native
// return, pthread_exit, exit: one thread, the same, the whole process; main may leave by pthread_exit.
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void *late(void *arg)
{
    usleep(20000);
    puts("the other thread is still there");
    fflush(stdout);
    return NULL;
}
static void *all(void *arg) { exit(7); }
int main(void)
{
    pthread_t t;
    int status;
    if (fork() == 0) {
        pthread_create(&t, NULL, late, NULL);
        pthread_exit(NULL);
    }
    wait(&status);
    printf("main left by pthread_exit: status %d\n", WEXITSTATUS(status));
    fflush(stdout);
    if (fork() == 0) {
        pthread_create(&t, NULL, all, NULL);
        pause();
    }
    wait(&status);
    printf("a thread called exit: status %d\n", WEXITSTATUS(status));
    fflush(stdout);
    if (fork() == 0) {
        pthread_create(&t, NULL, late, NULL);
        _exit(3);
    }
    wait(&status);
    printf("main called _exit: status %d\n", WEXITSTATUS(status));
    return 0;
}
