//@ native
// One message, two receivers of a System V queue by type and by "any": who asks first gets it, the other finds none.
#include <errno.h>
#include <stdio.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct { long type; char text[1]; } m = { 3, "x" };
    int id = msgget(IPC_PRIVATE, 0600), status[2];
    pid_t child[2];
    msgsnd(id, &m, 1, 0);
    for (int i = 0; i < 2; i++)
        if ((child[i] = fork()) == 0)
            _exit(msgrcv(id, &m, 1, i ? 3 : 0, IPC_NOWAIT) == 1 ? 1 : errno == ENOMSG ? 0 : 9);
    for (int i = 0; i < 2; i++)
        waitpid(child[i], &status[i], 0);
    printf("any %d, type 3 %d\n", WEXITSTATUS(status[0]), WEXITSTATUS(status[1]));
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
