/* One process waits for a unit, another gives it and ends. With SEM_UNDO the end takes it back: only who slept already
   and was handed it has it for good; who comes after the end waits for ever. */
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int id = semget(IPC_PRIVATE, 1, 0600);
#ifdef UNDO
    int flags = SEM_UNDO;
#else
    int flags = 0;
#endif
    if (fork() == 0) {
        semop(id, &(struct sembuf){ 0, -1, 0 }, 1);
        puts("taken");
        return 0;
    }
    if (fork() == 0) {
        semop(id, &(struct sembuf){ 0, 1, flags }, 1);
        return 0;
    }
    wait(NULL);
    wait(NULL);
    puts("both have ended");
    return 0;
}
