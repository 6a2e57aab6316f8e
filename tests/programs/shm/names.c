//@ native
// What is a name of a shared-memory object, and of a semaphore (shm_open(3), sem_open(3)).
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

int main(void)
{
    char longer[300] = "/";
    const char *names[] = { "", "/", "//", "..", "/a/b", "///ringside_name" };
    for (int i = 0; i < 6; i++) {
        int fd = shm_open(names[i], O_RDWR | O_CREAT, 0600);
        printf("'%s': %s\n", names[i], fd < 0 ? strerror(errno) : "opened");
        shm_unlink(names[i]);
    }
    for (int n = 250; n < 265; n++) {
        memset(longer + 1, 'x', n);
        longer[n + 1] = '\0';
        errno = 0;
        int fd = shm_open(longer, O_RDWR | O_CREAT, 0600);
        printf("%d: %s", n, fd < 0 ? strerror(errno) : "opened");
        shm_unlink(longer);
        sem_t *sem = sem_open(longer, O_CREAT, 0600, 1);
        printf(", semaphore %s\n", sem == SEM_FAILED ? strerror(errno) : "opened");
        sem_unlink(longer);
    }
    return 0;
}
