//@ native
// SEM_UNDO: what a process took is given back when it ends.
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>
union semun { int val; struct semid_ds *buf; unsigned short *array; };
int main(void)
{
    int s = semget(IPC_PRIVATE, 1, 0600);
    semctl(s, 0, SETVAL, (union semun){ .val = 3 });
    if (fork() == 0) {
        struct sembuf a = { 0, -2, SEM_UNDO }, b = { 0, -1, 0 };
        semop(s, &a, 1);
        semop(s, &b, 1);
        printf("%d\n", semctl(s, 0, GETVAL));
        return 0;
    }
    wait(NULL);
    printf("%d\n", semctl(s, 0, GETVAL));
    semctl(s, 0, IPC_RMID);
    return 0;
}
