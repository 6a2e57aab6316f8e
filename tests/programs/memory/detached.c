//@ exit: 126
/* Writes to a segment that was detached. */
#include <stdio.h>
#include <sys/shm.h>
int main(void)
{
    int id = shmget(IPC_PRIVATE, 4096, 0600 | IPC_CREAT);
    char *p = shmat(id, NULL, 0);
    p[0] = 1;
    shmdt(p);
    p[0] = 2;
    return 0;
}
