//@ native
/* A message that is larger than its queue may hold waits for room that never comes; only one larger than any message
   may be is wrong (msgsnd(2)). */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/msg.h>

int main(void)
{
    struct { long type; char text[9000]; } m = { 1, "" };
    struct msqid_ds info;
    int id = msgget(IPC_PRIVATE, 0600);
    msgctl(id, IPC_STAT, &info);
    info.msg_qbytes = 100;
    printf("set %d\n", msgctl(id, IPC_SET, &info));
    int r = msgsnd(id, &m, 150, IPC_NOWAIT);
    printf("150 bytes: %d %s\n", r, strerror(errno));
    r = msgsnd(id, &m, 100, IPC_NOWAIT);
    printf("100 bytes: %d\n", r);
    r = msgsnd(id, &m, 8193, IPC_NOWAIT);
    printf("8193 bytes: %d %s\n", r, strerror(errno));
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
