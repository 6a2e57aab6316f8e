//@ native
// SIGCHLD says which child and how it ended.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int code, status, who;
static void h(int s, siginfo_t *i, void *u)
{
    (void)s; (void)u;
    code = i->si_code;
    status = i->si_status;
    who = i->si_pid;
}
int main(void)
{
    struct sigaction sa;
    memset(&sa, 0, sizeof sa);
    sa.sa_sigaction = h;
    sa.sa_flags = SA_SIGINFO | SA_RESTART;
    sigaction(SIGCHLD, &sa, NULL);
    pid_t p = fork();
    if (p == 0)
        _exit(9);
    waitpid(p, NULL, 0);
    printf("%d %d %d\n", code == CLD_EXITED, status, who == p);
    p = fork();
    if (p == 0)
        raise(SIGKILL);
    waitpid(p, NULL, 0);
    printf("%d %d %d\n", code == CLD_KILLED, status, who == p);
    return 0;
}
