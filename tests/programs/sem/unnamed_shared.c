//@ native
// An unnamed semaphore in a shared mapping orders parent and child.
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    sem_t *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(s, 1, 0);
    if (fork() == 0) {
        write(1, "child\n", 6);
        sem_post(s);
        _exit(0);
    }
    sem_wait(s);
    write(1, "parent\n", 7);
    wait(NULL);
    int v;
    sem_getvalue(s, &v);
    printf("%d %d\n", v, sem_destroy(s));
    return 0;
}
