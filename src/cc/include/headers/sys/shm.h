/* sys/shm.h -- System V shared memory (shmget(2), shmop(2), shmctl(2)). */
#ifndef _SYS_SHM_H
#define _SYS_SHM_H 1
#include <sys/ipc.h>
#include <ringside/abi/sys/shm.h>
typedef unsigned long shmatt_t;
struct shmid_ds {
    struct ipc_perm shm_perm;
    size_t shm_segsz;
    time_t shm_atime;
    time_t shm_dtime;
    time_t shm_ctime;
    pid_t shm_cpid;
    pid_t shm_lpid;
    shmatt_t shm_nattch;
    unsigned long __reserved5;
    unsigned long __reserved6;
};
struct shminfo {
    unsigned long shmmax, shmmin, shmmni, shmseg, shmall, __reserved[4];
};
struct shm_info {
    int used_ids;
    unsigned long shm_tot, shm_rss, shm_swp, swap_attempts, swap_successes;
};
int shmget(key_t key, size_t size, int flags);
void *shmat(int id, const void *address, int flags);
int shmdt(const void *address);
int shmctl(int id, int command, struct shmid_ds *info);
int getpagesize(void);
#endif
