//@ native
// Removal wakes those who wait with EIDRM; a signal with EINTR, even with SA_RESTART.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

static void h(int s) { }
int main(void)
{
    struct { long t; char c[4]; } m = { 1, "" };
    int status, id = msgget(IPC_PRIVATE, 0600);
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            _exit(msgrcv(id, &m, 4, 0, 0) == -1 && errno == EIDRM ? 3 : 4);
    usleep(20000);
    msgctl(id, IPC_RMID, NULL);
    wait(&status);
    say("the first was told EIDRM", WEXITSTATUS(status) == 3);
    wait(&status);
    say("the second, too", WEXITSTATUS(status) == 3);
    id = msgget(IPC_PRIVATE, 0600);
    sigaction(SIGALRM, &(struct sigaction){ .sa_handler = h, .sa_flags = SA_RESTART }, NULL);
    alarm(1);
    say("a signal: EINTR", msgrcv(id, &m, 4, 0, 0) == -1 && errno == EINTR);
    msgctl(id, IPC_RMID, NULL);
    return 0;
}
