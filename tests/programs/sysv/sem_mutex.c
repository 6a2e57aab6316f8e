//@ native
// A binary semaphore with undo guards a counter in shared memory.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int sem = semget(IPC_PRIVATE, 1, 0600), shm = shmget(IPC_PRIVATE, sizeof(int), 0600);
    int *counter = shmat(shm, NULL, 0);
    semctl(sem, 0, SETVAL, 1);
    for (int k = 0; k < 3; k++)
        if (fork() == 0) {
            for (int i = 0; i < 50; i++) {
                semop(sem, &(struct sembuf){ 0, -1, SEM_UNDO }, 1);
                int v = *counter;
                if (i % 10 == 0)
                    usleep(100);
                *counter = v + 1;
                semop(sem, &(struct sembuf){ 0, 1, SEM_UNDO }, 1);
            }
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    printf("%d\n", *counter);
    shmdt(counter);
    shmctl(shm, IPC_RMID, NULL);
    semctl(sem, 0, IPC_RMID);
    return 0;
}
