/* semun.h (TLPI) -- the union that semctl(2) leaves to the program. */
#ifndef SEMUN_H
#define SEMUN_H
#include <sys/types.h>
#include <sys/sem.h>
union semun {
    int val;
    struct semid_ds *buf;
    unsigned short *array;
    struct seminfo *__buf;
};
#endif
