//@ native
// msgrcv: type 0 the first, a positive one its first, a negative one the lowest up to it; MSG_EXCEPT; MSG_COPY is left out.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

struct msg { long mtype; char mtext[16]; };
static int id;
static void put(long type, const char *text)
{
    struct msg m = { .mtype = type };
    strcpy(m.mtext, text);
    msgsnd(id, &m, strlen(text) + 1, 0);
}
static void take(long type, int flags)
{
    struct msg m;
    ssize_t n = msgrcv(id, &m, sizeof m.mtext, type, flags | IPC_NOWAIT);
    if (n < 0)
        printf("asked for %ld: %s\n", type, errno == ENOMSG ? "ENOMSG" : "other");
    else
        printf("asked for %ld: %s of type %ld, %zd bytes\n", type, m.mtext, m.mtype, n);
}
int main(void)
{
    id = msgget(IPC_PRIVATE, 0600);
    put(5, "five");
    put(2, "two");
    put(9, "nine");
    put(2, "zwei");
    put(1, "one");
    take(-4, 0);
    take(-4, 0);
    take(9, 0);
    take(7, 0);
    take(5, MSG_EXCEPT);
    take(0, 0);
    take(0, 0);
    say("type 0 cannot be sent: EINVAL", msgsnd(id, &(struct msg){ 0 }, 1, 0) == -1 && errno == EINVAL);
    msgctl(id, IPC_RMID, NULL);
    say("removed: EINVAL", msgsnd(id, &(struct msg){ 1 }, 1, 0) == -1 && errno == EINVAL);
    return 0;
}
