//@ native
// A child that has ended is a zombie until it is waited for: kill finds it, and its slot goes with the wait.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static void say(const char *what, int holds) { printf("%s: %s\n", what, holds ? "yes" : "NO"); fflush(stdout); }

int main(void)
{
    int status;
    pid_t pid = fork();
    if (pid == 0)
        _exit(9);
    siginfo_t info;
    waitid(P_PID, pid, &info, WEXITED | WNOWAIT);
    say("WNOWAIT tells of the end and leaves the child", info.si_pid == pid && info.si_status == 9 && info.si_code == CLD_EXITED);
    say("a zombie can be sent a signal", kill(pid, SIGTERM) == 0);
    say("its status is what it was", waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 9);
    say("then it is gone", kill(pid, 0) == -1 && errno == ESRCH);
    say("and so is the child to wait for", waitpid(pid, &status, 0) == -1 && errno == ECHILD);
    return 0;
}
