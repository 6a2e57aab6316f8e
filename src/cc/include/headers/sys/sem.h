/* sys/sem.h -- System V semaphore sets (semget(2), semop(2), semctl(2)). A program defines union semun itself. */
#ifndef _SYS_SEM_H
#define _SYS_SEM_H 1
#include <sys/ipc.h>
#include <ringside/timespec.h>
#include <ringside/abi/sys/sem.h>
#define _SEM_SEMUN_UNDEFINED 1
struct sembuf {
    unsigned short sem_num;
    short sem_op;
    short sem_flg;
};
struct semid_ds {
    struct ipc_perm sem_perm;
    time_t sem_otime;
    unsigned long __reserved1;
    time_t sem_ctime;
    unsigned long __reserved2;
    unsigned long sem_nsems;
    unsigned long __reserved3;
    unsigned long __reserved4;
};
struct seminfo {
    int semmap, semmni, semmns, semmnu, semmsl, semopm, semume, semusz, semvmx, semaem;
};
int semget(key_t key, int count, int flags);
int semop(int id, struct sembuf *operations, size_t count);
int semctl(int id, int number, int command, ...);
#ifdef __USE_GNU
int semtimedop(int id, struct sembuf *operations, size_t count, const struct timespec *timeout);
#endif
#endif
