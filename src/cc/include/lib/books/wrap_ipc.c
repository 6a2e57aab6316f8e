// defines Ftok Msgctl Msgget Msgsnd Msgrcv Semget Semop Shmget Shmat Shmdt Shmctl
/* Stevens's wrappers of System V interprocess communication: a function with a capital letter does not come back when it fails. */
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

key_t Ftok(const char *path, int id)
{
    key_t r = ftok(path, id);
    if (r < 0)
        err_sys("ftok error");
    return r;
}

int Msgctl(int id, int command, struct msqid_ds *info)
{
    int r = msgctl(id, command, info);
    if (r < 0)
        err_sys("msgctl error");
    return r;
}

int Msgget(key_t key, int flags)
{
    int r = msgget(key, flags);
    if (r < 0)
        err_sys("msgget error");
    return r;
}

void Msgsnd(int id, const void *message, size_t size, int flags)
{
    if (msgsnd(id, message, size, flags) < 0)
        err_sys("msgsnd error");
}

ssize_t Msgrcv(int id, void *message, size_t size, long type, int flags)
{
    ssize_t r = msgrcv(id, message, size, type, flags);
    if (r < 0)
        err_sys("msgrcv error");
    return r;
}

int Semget(key_t key, int count, int flags)
{
    int r = semget(key, count, flags);
    if (r < 0)
        err_sys("semget error");
    return r;
}

void Semop(int id, struct sembuf *operations, size_t count)
{
    if (semop(id, operations, count) < 0)
        err_sys("semop error");
}

int Shmget(key_t key, size_t size, int flags)
{
    int r = shmget(key, size, flags);
    if (r < 0)
        err_sys("shmget error");
    return r;
}

void *Shmat(int id, const void *address, int flags)
{
    void *r = shmat(id, address, flags);
    if (r == (void *)-1)
        err_sys("shmat error");
    return r;
}

void Shmdt(const void *address)
{
    if (shmdt(address) < 0)
        err_sys("shmdt error");
}

void Shmctl(int id, int command, struct shmid_ds *info)
{
    if (shmctl(id, command, info) < 0)
        err_sys("shmctl error");
}
