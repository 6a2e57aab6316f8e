/* A child is left waiting when its parent has gone. */
#include <sys/mman.h>
#include <semaphore.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    sem_t *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(s, 1, 0);
    if (fork() == 0) {
        sem_wait(s);
        _exit(0);
    }
#ifdef POST
    sem_post(s);
#endif
    puts("parent ends");
    return 0;
}
