//@ native
// waitid fills siginfo_t: who, why, with what.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void tell(const char *what, siginfo_t *i, pid_t pid)
{
    printf("%s: signo %s, pid %s, code %d, status %d\n", what, i->si_signo == SIGCHLD ? "SIGCHLD" : "other",
           i->si_pid == pid ? "the child's" : "other", i->si_code, i->si_status);
}
int main(void)
{
    siginfo_t i;
    printf("codes: %d %d %d %d %d\n", CLD_EXITED, CLD_KILLED, CLD_DUMPED, CLD_STOPPED, CLD_CONTINUED);
    pid_t pid = fork();
    if (pid == 0) { raise(SIGSTOP); usleep(50000); _exit(300); }
    waitid(P_PID, pid, &i, WSTOPPED); tell("stopped", &i, pid);
    kill(pid, SIGCONT);
    waitid(P_ALL, 0, &i, WCONTINUED | WEXITED);
    if (i.si_code == CLD_CONTINUED) { tell("continued", &i, pid); waitid(P_ALL, 0, &i, WEXITED); }
    tell("ended", &i, pid);
    pid = fork();
    if (pid == 0) pause();
    memset(&i, 1, sizeof i);
    printf("nobody yet: %d, pid %d\n", waitid(P_PID, pid, &i, WEXITED | WNOHANG), i.si_pid);
    kill(pid, SIGUSR1);
    waitid(P_PGID, 0, &i, WEXITED); tell("killed", &i, pid);
    printf("no child: %d %d\n", waitid(P_ALL, 0, &i, WEXITED), errno == ECHILD);
    printf("no event asked for: %d %d\n", waitid(P_ALL, 0, &i, WNOHANG), errno == EINVAL);
    return 0;
}
