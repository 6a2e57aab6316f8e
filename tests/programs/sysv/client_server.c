//@ native
// A server and clients on one queue: requests by type 1, answers by the client's pid as type.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

struct msg { long mtype; struct { pid_t from; int number; } body; };
int main(void)
{
    struct msg m;
    int id = msgget(IPC_PRIVATE, 0600), status, right = 0;
    if (fork() == 0) {
        for (int served = 0; served < 6; served++) {
            msgrcv(id, &m, sizeof m.body, 1, 0);
            m.mtype = m.body.from;
            m.body.number *= m.body.number;
            msgsnd(id, &m, sizeof m.body, 0);
        }
        _exit(0);
    }
    for (int c = 0; c < 3; c++)
        if (fork() == 0) {
            int ok = 0;
            for (int i = 0; i < 2; i++) {
                int n = 10 * c + i;
                m = (struct msg){ 1, { getpid(), n } };
                msgsnd(id, &m, sizeof m.body, 0);
                msgrcv(id, &m, sizeof m.body, getpid(), 0);
                ok += m.body.number == n * n;
            }
            _exit(ok);
        }
    while (wait(&status) > 0)
        right += WEXITSTATUS(status);
    printf("%d right answers\n", right);
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
