// core(5): with RLIMIT_CORE at 0, as it is at first, a signal that dumps core ends the process without a core, and
// wait's status says so; with room it says that there is one. (Where the system hands cores to a program it says so
// always: no real system is asked.)
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
static void die(const char *what, void (*how)(void))
{
    int status;
    siginfo_t info;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        how();
    waitid(P_PID, pid, &info, WEXITED | WNOWAIT);
    waitpid(pid, &status, 0);
    printf("%s: signal %d, core %d, code %s\n", what, WTERMSIG(status), WCOREDUMP(status) != 0,
           info.si_code == CLD_DUMPED ? "CLD_DUMPED" : info.si_code == CLD_KILLED ? "CLD_KILLED" : "?");
}
static void segv(void) { raise(SIGSEGV); }
int main(void)
{
    struct rlimit limit;
    getrlimit(RLIMIT_CORE, &limit);
    printf("limit %ld\n", (long)limit.rlim_cur);
    die("abort", abort);
    die("segv", segv);
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_CORE, &limit);
    die("abort with room", abort);
    return 0;
}
