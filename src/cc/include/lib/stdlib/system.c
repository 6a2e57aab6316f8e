// defines system
/* system(3): the shell in a child. Meanwhile SIGINT and SIGQUIT are ignored and SIGCHLD is blocked here. */
#include <ringside/sys.h>
#include <signal.h>

#define EINTR 4

extern char **environ;

int system(const char *command)
{
    struct sigaction ignore = { 0 }, interrupt, quit;
    sigset_t block = { { 1UL << (SIGCHLD - 1) } }, mask;
    char *argv[] = { "sh", "-c", (char *)command, NULL };
    int status = -1;
    if (!command)
        return 1;
    ignore.sa_handler = SIG_IGN;
    SYS(rt_sigaction, SIGINT, &ignore, &interrupt);
    SYS(rt_sigaction, SIGQUIT, &ignore, &quit);
    SYS(rt_sigprocmask, SIG_BLOCK, &block, &mask);
    long pid = SYS(vfork);
    if (pid == 0) {
        SYS(rt_sigaction, SIGINT, &interrupt, NULL);
        SYS(rt_sigaction, SIGQUIT, &quit, NULL);
        SYS(rt_sigprocmask, SIG_SETMASK, &mask, NULL);
        SYS(execve, "/bin/sh", argv, environ);
        SYS(exit_group, 127);
    }
    long r = pid;
    while (pid > 0 && (r = SYS(wait4, pid, &status, 0, NULL)) == -EINTR)
        ;
    SYS(rt_sigaction, SIGINT, &interrupt, NULL);
    SYS(rt_sigaction, SIGQUIT, &quit, NULL);
    SYS(rt_sigprocmask, SIG_SETMASK, &mask, NULL);
    return __ret(r) < 0 ? -1 : status;
}
