// defines Signal_intr signal_rt_intr Signal_rt_intr
/* Handlers whose arrival ends the call that waits, with EINTR. */
#include <signal.h>
#include <stddef.h>

void err_sys(const char *format, ...) __attribute__((noreturn));
typedef void Sigfunc(int);
typedef void Sigfunc_rt(int, siginfo_t *, void *);
Sigfunc *signal_intr(int signo, Sigfunc *func);

Sigfunc *Signal_intr(int signo, Sigfunc *func)
{
    Sigfunc *old = signal_intr(signo, func);
    if (old == SIG_ERR)
        err_sys("signal_intr error");
    return old;
}

Sigfunc_rt *signal_rt_intr(int signo, Sigfunc_rt *func, sigset_t *mask)
{
    struct sigaction action = { .sa_sigaction = func, .sa_flags = SA_SIGINFO }, old;
    if (mask)
        action.sa_mask = *mask;
    if (sigaction(signo, &action, &old) < 0)
        return (Sigfunc_rt *)SIG_ERR;
    return old.sa_sigaction;
}

Sigfunc_rt *Signal_rt_intr(int signo, Sigfunc_rt *func, sigset_t *mask)
{
    Sigfunc_rt *old = signal_rt_intr(signo, func, mask);
    if (old == (Sigfunc_rt *)SIG_ERR)
        err_sys("signal_rt_intr error");
    return old;
}
