#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
struct shared { int count; char name[16]; double ratio; int values[4]; };
struct msg { long type; char text[16]; };
int main(void) {
    int q = msgget(IPC_PRIVATE, 0600);
    int s = semget(IPC_PRIVATE, 3, 0600);
    int m = shmget(0x1234, sizeof(struct shared), IPC_CREAT | 0600);
    struct shared *sh = shmat(m, NULL, 0);
    sh->count = 3;
    strcpy(sh->name, "board");
    sh->ratio = 0.5;
    struct mq_attr a = { .mq_maxmsg = 4, .mq_msgsize = 32 };
    mqd_t mq = mq_open("/jobs", O_CREAT | O_RDWR, 0600, &a);
    semctl(s, 0, SETVAL, 1);
    semctl(s, 1, SETVAL, 0);
    semctl(s, 2, SETVAL, 5);
    if (fork() == 0) {
        struct msg in;
        msgrcv(q, &in, 16, 2, 0);
        struct sembuf down[2] = { { 0, -1, SEM_UNDO }, { 1, -1, 0 } };
        semop(s, down, 2);
        char buf[32];
        unsigned prio;
        mq_receive(mq, buf, 32, &prio);
        sh->values[1] = prio;
        exit(0);
    }
    struct msg one = { 1, "one" }, two = { 2, "two" };
    msgsnd(q, &one, 4, 0);
    sleep(1);
    msgsnd(q, &two, 4, 0);
    struct sembuf up = { 1, 1, 0 };
    sleep(1);
    semop(s, &up, 1);
    mq_send(mq, "low", 4, 1);
    mq_send(mq, "high", 5, 9);
    sleep(1);
    wait(NULL);
    return 0;
}
