// defines signal bsd_signal sysv_signal __sysv_signal siginterrupt
#define _GNU_SOURCE
#include <ringside/sys.h>
#include <signal.h>

#define EINVAL 22

/* Signals that siginterrupt(3) has told not to restart calls. */
static unsigned long interrupting;

static __sighandler_t install(int number, __sighandler_t handler, int flags, unsigned long mask)
{
    struct sigaction action = { 0 }, old;
    if (handler == SIG_ERR || number < 1 || number > 64) {
        errno = EINVAL;
        return SIG_ERR;
    }
    action.sa_handler = handler;
    action.sa_flags = flags;
    action.sa_mask.__val[0] = mask;
    if (__ret(SYS(rt_sigaction, number, &action, &old)) < 0)
        return SIG_ERR;
    return old.sa_handler;
}

/* BSD's: the handler stays, the signal is blocked while it runs, calls are restarted (signal(2)). */
__sighandler_t signal(int number, __sighandler_t handler)
{
    unsigned long bit = 1UL << (number - 1 & 63);
    return install(number, handler, interrupting & bit ? 0 : SA_RESTART, bit);
}

__sighandler_t bsd_signal(int number, __sighandler_t handler)
{
    return signal(number, handler);
}

/* System V's: reset before the handler runs, and not blocked meanwhile. */
__sighandler_t __sysv_signal(int number, __sighandler_t handler)
{
    return install(number, handler, SA_RESETHAND | SA_NODEFER | SA_INTERRUPT, 0);
}

__sighandler_t sysv_signal(int number, __sighandler_t handler)
{
    return __sysv_signal(number, handler);
}

int siginterrupt(int number, int flag)
{
    struct sigaction action;
    if (__ret(SYS(rt_sigaction, number, NULL, &action)) < 0)
        return -1;
    if (flag) {
        interrupting |= 1UL << (number - 1);
        action.sa_flags &= ~SA_RESTART;
    } else {
        interrupting &= ~(1UL << (number - 1));
        action.sa_flags |= SA_RESTART;
    }
    return __ret(SYS(rt_sigaction, number, &action, NULL));
}
