//@ native
// MSG_NOERROR cuts a message, without it E2BIG leaves it; msg_qbytes limits the queue; IPC_NOWAIT says EAGAIN.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

struct msg { long mtype; char mtext[100]; };
int main(void)
{
    struct msg m = { 1, "0123456789" };
    struct msqid_ds ds;
    int id = msgget(IPC_PRIVATE, 0600);
    msgsnd(id, &m, 10, 0);
    say("too small: E2BIG", msgrcv(id, &m, 4, 0, 0) == -1 && errno == E2BIG);
    msgctl(id, IPC_STAT, &ds);
    say("and it is still there", ds.msg_qnum == 1);
    say("MSG_NOERROR cuts it", msgrcv(id, &m, 4, 0, MSG_NOERROR) == 4);
    msgctl(id, IPC_STAT, &ds);
    say("the rest is lost", ds.msg_qnum == 0);
    printf("%lu bytes at most\n", (unsigned long)ds.msg_qbytes);
    ds.msg_qbytes = 50;
    msgctl(id, IPC_SET, &ds);
    say("fifty bytes fit", msgsnd(id, &m, 50, IPC_NOWAIT) == 0);
    say("one more does not: EAGAIN", msgsnd(id, &m, 1, IPC_NOWAIT) == -1 && errno == EAGAIN);
    say("larger than the queue: EINVAL or EAGAIN", msgsnd(id, &m, 60, IPC_NOWAIT) == -1);
    msgctl(id, IPC_STAT, &ds);
    say("who sent last", ds.msg_lspid == getpid() && ds.msg_lrpid == getpid());
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
