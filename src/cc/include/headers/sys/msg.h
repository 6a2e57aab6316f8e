/* sys/msg.h -- System V message queues (msgget(2), msgop(2), msgctl(2)). */
#ifndef _SYS_MSG_H
#define _SYS_MSG_H 1
#include <sys/ipc.h>
#include <ringside/abi/sys/msg.h>
typedef unsigned long msgqnum_t;
typedef unsigned long msglen_t;
struct msqid_ds {
    struct ipc_perm msg_perm;
    time_t msg_stime;
    time_t msg_rtime;
    time_t msg_ctime;
    unsigned long __msg_cbytes;
    msgqnum_t msg_qnum;
    msglen_t msg_qbytes;
    pid_t msg_lspid;
    pid_t msg_lrpid;
    unsigned long __reserved4;
    unsigned long __reserved5;
};
#define msg_cbytes __msg_cbytes
struct msginfo {
    int msgpool, msgmap, msgmax, msgmnb, msgmni, msgssz, msgtql;
    unsigned short msgseg;
};
#ifdef __USE_GNU
struct msgbuf {
    long mtype;
    char mtext[1];
};
#endif
int msgget(key_t key, int flags);
int msgsnd(int id, const void *message, size_t size, int flags);
ssize_t msgrcv(int id, void *message, size_t size, long type, int flags);
int msgctl(int id, int command, struct msqid_ds *info);
#endif
