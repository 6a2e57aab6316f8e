//@ native
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void child(int how)
{
    if (how == 0)
        abort();
    if (how == 1)
        kill(getpid(), SIGTERM);
    if (how == 2)
        pause();
    _exit(9);
}

int main(void)
{
    for (int how = 0; how < 4; how++) {
        int status;
        pid_t pid = fork();
        if (pid == 0)
            child(how);
        if (how == 2)
            kill(pid, SIGKILL);
        waitpid(pid, &status, 0);
        if (WIFSIGNALED(status))
            printf("%d: signal %d\n", how, WTERMSIG(status));
        else
            printf("%d: exit %d\n", how, WEXITSTATUS(status));
    }
    return 0;
}
