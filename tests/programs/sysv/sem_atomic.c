//@ native
// Several operations happen together or not at all; wait for zero.
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>
union semun { int val; struct semid_ds *buf; unsigned short *array; };
int main(void)
{
    int s = semget(IPC_PRIVATE, 2, 0600 | IPC_CREAT);
    unsigned short v[2] = { 1, 0 };
    semctl(s, 0, SETALL, (union semun){ .array = v });
    struct sembuf both[2] = { { 0, -1, IPC_NOWAIT }, { 1, -1, IPC_NOWAIT } };
    int r = semop(s, both, 2);
    printf("%d %d %d %d\n", r, errno == EAGAIN, semctl(s, 0, GETVAL), semctl(s, 1, GETVAL));
    if (fork() == 0) {
        struct sembuf zero = { 0, 0, 0 };
        semop(s, &zero, 1);
        printf("zero seen\n");
        return 0;
    }
    sleep(1);
    printf("zcnt %d ncnt %d\n", semctl(s, 0, GETZCNT), semctl(s, 0, GETNCNT));
    fflush(stdout);
    struct sembuf take = { 0, -1, 0 };
    semop(s, &take, 1);
    wait(NULL);
    semctl(s, 0, GETALL, (union semun){ .array = v });
    printf("%d %d %d\n", v[0], v[1], semctl(s, 0, GETPID) == getpid());
    semctl(s, 0, IPC_RMID);
    r = semop(s, &take, 1);
    printf("%d %d\n", r, errno == EINVAL || errno == EIDRM);
    return 0;
}
