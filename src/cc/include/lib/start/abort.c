// defines abort
#include <ringside/sys.h>
#include <signal.h>

/* abort(3): unblocks SIGABRT and raises it; a handler that returns does not save the process. */
_Noreturn void abort(void)
{
    sigset_t set = { { 1UL << (SIGABRT - 1) } };
    struct sigaction action = { .sa_mask = { { ~0UL } } };
    SYS(rt_sigprocmask, SIG_UNBLOCK, &set, NULL);
    int tid = SYS(gettid), pid = SYS(getpid);
    SYS(tgkill, pid, tid, SIGABRT);
    SYS(rt_sigaction, SIGABRT, &action, NULL);
    SYS(tgkill, pid, tid, SIGABRT);
    for (;;)
        SYS(exit_group, 127);
}
