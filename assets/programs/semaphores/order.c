/* A semaphore that starts at 0: the parent waits until the child has posted. */
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    sem_t *done = mmap(NULL, sizeof *done, PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(done, 1, 0);

    if (fork() == 0) {
        write(1, "first\n", 6);
        sem_post(done);
        _exit(0);
    }

    sem_wait(done);
    write(1, "second\n", 7);
    wait(NULL);
    return 0;
}
