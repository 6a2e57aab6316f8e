// defines waitForEventFlag clearEventFlag setEventFlag getFlagState
/* Event flags on System V semaphores: 0 is set, so that everybody who waits for zero goes on, and 1 is clear. */
#include <errno.h>
#include <sys/sem.h>
#include "tlpi_hdr.h"

int waitForEventFlag(int id, int n)
{
    struct sembuf wait = { .sem_num = n, .sem_op = 0 };
    while (semop(id, &wait, 1) == -1)
        if (errno != EINTR)
            return -1;
    return 0;
}

int clearEventFlag(int id, int n)
{
    return semctl(id, n, SETVAL, 1);
}

int setEventFlag(int id, int n)
{
    return semctl(id, n, SETVAL, 0);
}

int getFlagState(int id, int n, Boolean *set)
{
    int value = semctl(id, n, GETVAL);
    if (value == -1)
        return -1;
    *set = value == 0 ? TRUE : FALSE;
    return 0;
}
