//@ native
// Named semaphores: create, share by name, exclusive, unlink while open.
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    sem_unlink("/ringside_a");
    sem_t *s = sem_open("/ringside_a", O_CREAT | O_EXCL, 0600, 2);
    int v, e;
    sem_getvalue(s, &v);
    printf("%d\n", v);
    e = sem_open("/ringside_a", O_CREAT | O_EXCL, 0600, 2) == SEM_FAILED;
    printf("%d %d\n", e, errno == EEXIST);
    printf("same %d\n", sem_open("/ringside_a", 0) == s);
    if (fork() == 0) {
        sem_t *t = sem_open("/ringside_a", 0);
        sem_wait(t);
        return 0;
    }
    wait(NULL);
    sem_getvalue(s, &v);
    printf("%d\n", v);
    printf("%d\n", sem_unlink("/ringside_a"));
    e = sem_open("/ringside_a", 0) == SEM_FAILED;
    printf("%d %d\n", e, errno == ENOENT);
    printf("%d\n", sem_post(s));
    printf("%d\n", sem_close(s));
    e = sem_unlink("/ringside_a");
    printf("%d %d\n", e, errno == ENOENT);
    return 0;
}
