/* A process is killed while it may hold a lock in shared memory; its parent looks at what it has left. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct pair {
    pthread_mutex_t m;
    int a, b;
} *p;

int main(void)
{
    p = mmap(NULL, sizeof *p, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t shared;
    pthread_mutexattr_init(&shared);
    pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&p->m, &shared);
    pid_t child = fork();
    if (child == 0) {
        pthread_mutex_lock(&p->m);
        p->a = 1;
        p->b = 1;
        pthread_mutex_unlock(&p->m);
        _exit(0);
    }
#ifdef KILLED
    kill(child, SIGKILL);
    wait(NULL);
#endif
#ifdef LOOKS
    if (pthread_mutex_trylock(&p->m) == 0)
        printf("free %d%d\n", p->a, p->b);
    else
        printf("held %d%d\n", p->a, p->b);
#else
    pthread_mutex_lock(&p->m);
    printf("%d%d\n", p->a, p->b);
    pthread_mutex_unlock(&p->m);
#endif
    return 0;
}
