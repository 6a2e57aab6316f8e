//@ native
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    const char *name = "/ringside_named";
    int value;

    sem_unlink(name);
    sem_t *s = sem_open(name, O_CREAT | O_EXCL, 0600, 2);
    printf("first: %d\n", s != SEM_FAILED);
    sem_t *again = sem_open(name, O_CREAT | O_EXCL, 0600, 2);
    printf("exclusive again: %d %s\n", again == SEM_FAILED, strerror(errno));
    fflush(stdout);
    if (fork() == 0) {
        sem_t *mine = sem_open(name, 0);
        sem_post(mine);
        sem_close(mine);
        _exit(0);
    }
    wait(NULL);
    sem_getvalue(s, &value);
    printf("value %d\n", value);
    sem_wait(s);
    sem_wait(s);
    printf("trywait: %d\n", sem_trywait(s));
    int refused = sem_trywait(s);
    printf("trywait: %d %s\n", refused, strerror(errno));
    sem_unlink(name);
    again = sem_open(name, 0);
    printf("after unlink: %d %s\n", again == SEM_FAILED, strerror(errno));
    return 0;
}
