/* The three facilities as a whole: their limits (IPC_INFO), what is in use (MSG_INFO and its kin), and all objects one
   after the other, as ipcs goes through them (MSG_STAT and its kin). */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

union semun { int val; struct semid_ds *buf; unsigned short *array; struct seminfo *__buf; };

int main(void)
{
    struct msginfo m;
    struct seminfo s;
    struct shminfo h;
    struct shm_info i;
    struct { long type; char text[10]; } message = { 1, "five" };
    int last = msgctl(0, IPC_INFO, (struct msqid_ds *)&m);
    printf("%d: %d %d %d %d %d %d %d %d\n", last, m.msgpool, m.msgmap, m.msgmax, m.msgmnb, m.msgmni, m.msgssz, m.msgtql, m.msgseg);
    last = semctl(0, 0, IPC_INFO, (union semun){ .__buf = &s });
    printf("%d: %d %d %d %d %d %d %d %d %d %d\n", last, s.semmap, s.semmni, s.semmns, s.semmnu, s.semmsl, s.semopm, s.semume,
           s.semusz, s.semvmx, s.semaem);
    last = shmctl(0, IPC_INFO, (struct shmid_ds *)&h);
    printf("%d: %lu %lu %lu %lu %lu\n", last, h.shmmax, h.shmmin, h.shmmni, h.shmseg, h.shmall);

    int first = msgget(IPC_PRIVATE, 0600), gone = msgget(IPC_PRIVATE, 0600), second = msgget(7, IPC_CREAT | 0640);
    msgsnd(first, &message, 5, 0);
    msgsnd(second, &message, 5, 0);
    msgsnd(second, &message, 5, 0);
    msgctl(gone, IPC_RMID, NULL);
    semget(IPC_PRIVATE, 3, 0600);
    semget(IPC_PRIVATE, 4, 0600);
    shmget(IPC_PRIVATE, 5000, 0600);
    last = msgctl(0, MSG_INFO, (struct msqid_ds *)&m);
    printf("%d queues, %d messages, %d bytes\n", m.msgpool, m.msgmap, m.msgtql);
    for (int at = 0; at <= last; at++) {
        struct msqid_ds one;
        int id = msgctl(at, MSG_STAT, &one);
        if (id >= 0)
            printf("queue %d: %d, key %d, mode %o, %lu messages\n", at, id == first || id == second, one.msg_perm.__key,
                   one.msg_perm.mode, one.msg_qnum);
    }
    semctl(0, 0, SEM_INFO, (union semun){ .__buf = &s });
    printf("%d sets, %d semaphores\n", s.semusz, s.semaem);
    shmctl(0, SHM_INFO, (struct shmid_ds *)&i);
    printf("%d segments, %lu pages\n", i.used_ids, i.shm_tot);
    return 0;
}
