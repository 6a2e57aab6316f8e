#define _GNU_SOURCE
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

static int counter;
static sem_t s;
static char stacks[2][4096];

static int add(void *unused)
{
#ifdef SEM
    sem_wait(&s);
#endif
    counter = counter + 1;
#ifdef SEM
    sem_post(&s);
#endif
    return 0;
}

int main(void)
{
    sem_init(&s, 0, 1);
    for (int i = 0; i < 2; i++)
        clone(add, stacks[i] + sizeof stacks[i], CLONE_VM | SIGCHLD, NULL);
    wait(NULL);
    wait(NULL);
    printf("%d\n", counter);
    return 0;
}
