// defines bsUseSemUndo bsRetryOnEintr initSemAvailable initSemInUse reserveSem releaseSem
#include <errno.h>
#include <sys/sem.h>

int bsUseSemUndo = 0, bsRetryOnEintr = 1;

int initSemAvailable(int id, int number) { return semctl(id, number, SETVAL, 1); }
int initSemInUse(int id, int number) { return semctl(id, number, SETVAL, 0); }

int reserveSem(int id, int number)
{
    struct sembuf op = { number, -1, bsUseSemUndo ? SEM_UNDO : 0 };
    while (semop(id, &op, 1) == -1)
        if (errno != EINTR || !bsRetryOnEintr)
            return -1;
    return 0;
}

int releaseSem(int id, int number)
{
    struct sembuf op = { number, 1, bsUseSemUndo ? SEM_UNDO : 0 };
    return semop(id, &op, 1);
}
