#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
struct shared { int counter; sem_t s; };

int main(void)
{
    struct shared *p = mmap(NULL, sizeof *p, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(&p->s, 1, 1);
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
#ifdef SEM
            sem_wait(&p->s);
#endif
            p->counter = p->counter + 1;
#ifdef SEM
            sem_post(&p->s);
#endif
            _exit(0);
        }
    wait(NULL);
    wait(NULL);
    printf("%d\n", p->counter);
    return 0;
}
