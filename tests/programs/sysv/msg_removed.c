//@ native
// Removing a queue wakes its sleepers with EIDRM.
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct { long type; char c; } m;
    int q = msgget(IPC_PRIVATE, 0600);
    if (fork() == 0) {
        int r = msgrcv(q, &m, 1, 0, 0);
        printf("%d %d\n", r, errno == EIDRM);
        return 0;
    }
    sleep(1);
    msgctl(q, IPC_RMID, NULL);
    wait(NULL);
    return 0;
}
