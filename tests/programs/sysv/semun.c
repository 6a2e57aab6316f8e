//@ native
// semctl's fourth argument as a union by value, as a plain int, and as a pointer.
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
union semun { int val; struct semid_ds *buf; unsigned short *array; };
int main(void)
{
    int id = semget(IPC_PRIVATE, 2, 0600);
    union semun a;
    unsigned short v[2];
    struct semid_ds ds;
    a.val = 7;
    semctl(id, 0, SETVAL, a);
    semctl(id, 1, SETVAL, 9);
    a.array = v;
    semctl(id, 0, GETALL, a);
    printf("%d %d\n", v[0], v[1]);
    a.buf = &ds;
    semctl(id, 0, IPC_STAT, a);
    printf("%lu %o\n", (unsigned long)ds.sem_nsems, ds.sem_perm.mode & 0777);
    semctl(id, 0, IPC_RMID);
    return 0;
}
