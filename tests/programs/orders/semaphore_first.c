//@ native
// Who waits first at a semaphore goes first: two processes, System V, each notes its letter when it is let through.
#include <stdio.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int id = semget(IPC_PRIVATE, 1, 0600);
    struct sembuf down = { 0, -1, 0 }, up = { 0, 1, 0 };
    setbuf(stdout, NULL);
    for (int i = 0; i < 2; i++)
        if (fork() == 0) {
            semop(id, &down, 1);
            write(1, i ? "b" : "a", 1);
            semop(id, &up, 1);
            _exit(0);
        }
    semop(id, &up, 1);
    wait(NULL);
    wait(NULL);
    semctl(id, 0, IPC_RMID);
    write(1, "\n", 1);
    return 0;
}
