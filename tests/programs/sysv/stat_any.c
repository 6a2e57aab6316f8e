//@ native
/* MSG_STAT_ANY and its kin: like MSG_STAT, whoever asks. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

union semun { int val; struct semid_ds *buf; struct seminfo *info; };

/* The place in the kernel's table of what has this number. */
#define FIND(call, last, id) ({ \
        int found = -1; \
        for (int i = 0; i <= (last) && found < 0; i++) \
            if ((call) == (id)) \
                found = i; \
        found >= 0; \
    })

int main(void)
{
    struct msqid_ds q;
    struct msginfo qs;
    struct shmid_ds m;
    struct shm_info ms;
    struct semid_ds s;
    struct seminfo ss;
    int queue = msgget(IPC_PRIVATE, 0600), memory = shmget(IPC_PRIVATE, 100, 0600), set = semget(IPC_PRIVATE, 3, 0600);
    int last = msgctl(0, MSG_INFO, (struct msqid_ds *)&qs);
    printf("%d", FIND(msgctl(i, MSG_STAT_ANY, &q), last, queue));
    last = shmctl(0, SHM_INFO, (struct shmid_ds *)&ms);
    printf(" %d", FIND(shmctl(i, SHM_STAT_ANY, &m), last, memory));
    last = semctl(0, 0, SEM_INFO, (union semun){ .info = &ss });
    printf(" %d", FIND(semctl(i, 0, SEM_STAT_ANY, (union semun){ .buf = &s }), last, set));
    printf(" %d %zu %lu\n", (int)q.msg_qnum, m.shm_segsz, (unsigned long)s.sem_nsems);
    msgctl(queue, IPC_RMID, NULL);
    shmctl(memory, IPC_RMID, NULL);
    semctl(set, 0, IPC_RMID);
    return 0;
}
