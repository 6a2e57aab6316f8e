//@ native
// System V queues: any, one type, lowest up to; MSG_NOERROR; IPC_NOWAIT.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
struct m { long type; char text[8]; };
static int q;
static void send_(long type, const char *s)
{
    struct m m = { .type = type };
    strcpy(m.text, s);
    msgsnd(q, &m, strlen(s) + 1, 0);
}
static void get(long type, int flags)
{
    struct m m;
    ssize_t n = msgrcv(q, &m, sizeof m.text, type, flags | IPC_NOWAIT);
    if (n < 0)
        printf("none %d\n", errno == ENOMSG);
    else
        printf("%zd %ld %s\n", n, m.type, m.text);
}
int main(void)
{
    q = msgget(IPC_PRIVATE, 0600 | IPC_CREAT);
    send_(3, "three");
    send_(1, "one");
    send_(2, "two");
    send_(1, "uno");
    get(2, 0);
    get(-2, 0);
    get(0, 0);
    get(7, 0);
    get(1, 020000 /* MSG_EXCEPT */);
    get(1, 0);
    send_(5, "cut off");
    struct m m;
    ssize_t n = msgrcv(q, &m, 3, 0, 0);
    printf("%zd %d\n", n, errno == E2BIG);
    n = msgrcv(q, &m, 3, 0, MSG_NOERROR);
    printf("%zd %.3s\n", n, m.text);
    m.type = 0;
    n = msgsnd(q, &m, 1, 0);
    printf("%zd %d\n", n, errno == EINVAL);
    printf("%d\n", msgctl(q, IPC_RMID, NULL));
    n = msgsnd(q, &m, 1, 0);
    printf("%zd %d\n", n, errno == EINVAL);
    return 0;
}
