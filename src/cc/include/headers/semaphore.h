/* semaphore.h -- POSIX semaphores (sem_overview(7)). */
#ifndef _SEMAPHORE_H
#define _SEMAPHORE_H 1
#include <features.h>
#include <sys/types.h>
#include <ringside/timespec.h>
typedef union {
    char __size[32];
    long __align;
} sem_t;
#define SEM_FAILED ((sem_t *)0)
#define SEM_VALUE_MAX 2147483647
int sem_init(sem_t *sem, int shared, unsigned value);
int sem_destroy(sem_t *sem);
sem_t *sem_open(const char *name, int flags, ...);
int sem_close(sem_t *sem);
int sem_unlink(const char *name);
int sem_wait(sem_t *sem);
int sem_trywait(sem_t *sem);
int sem_clockwait(sem_t *restrict sem, int clock, const struct timespec *restrict deadline);
int sem_post(sem_t *sem);
int sem_getvalue(sem_t *restrict sem, int *restrict value);
#ifdef __USE_XOPEN2K
int sem_timedwait(sem_t *restrict sem, const struct timespec *restrict deadline);
#endif
#endif
