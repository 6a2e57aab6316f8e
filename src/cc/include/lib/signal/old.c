// defines sigset sighold sigrelse sigignore sigpause __xpg_sigpause sigblock sigsetmask siggetmask
/* The older interfaces (sigset(3), sigvec(3)). */
#define _GNU_SOURCE
#include <ringside/sys.h>
#include <signal.h>

#define EINVAL 22

static int change(int how, unsigned long bits, unsigned long *old)
{
    sigset_t set = { { bits } }, before;
    int r = __ret(SYS(rt_sigprocmask, how, &set, &before));
    if (old)
        *old = before.__val[0];
    return r;
}

#define BIT(number) (1UL << ((number) - 1))

__sighandler_t sigset(int number, __sighandler_t handler)
{
    struct sigaction action = { 0 }, old;
    unsigned long before = 0;
    if (handler == SIG_HOLD) {
        if (change(SIG_BLOCK, BIT(number), &before) < 0 || __ret(SYS(rt_sigaction, number, NULL, &old)) < 0)
            return SIG_ERR;
    } else {
        action.sa_handler = handler;
        if (__ret(SYS(rt_sigaction, number, &action, &old)) < 0 || change(SIG_UNBLOCK, BIT(number), &before) < 0)
            return SIG_ERR;
    }
    return before & BIT(number) ? SIG_HOLD : old.sa_handler;
}

int sighold(int number) { return change(SIG_BLOCK, BIT(number), NULL); }
int sigrelse(int number) { return change(SIG_UNBLOCK, BIT(number), NULL); }

int sigignore(int number)
{
    struct sigaction action = { 0 };
    action.sa_handler = SIG_IGN;
    return __ret(SYS(rt_sigaction, number, &action, NULL));
}

#undef sigpause
int sigpause(int mask)
{
    sigset_t set = { { (unsigned)mask } };
    return __ret(SYS(rt_sigsuspend, &set));
}

/* System V's: a signal, which is unblocked meanwhile. */
int __xpg_sigpause(int number)
{
    sigset_t set;
    if (number < 1 || number > 64) {
        errno = EINVAL;
        return -1;
    }
    SYS(rt_sigprocmask, SIG_BLOCK, NULL, &set);
    set.__val[0] &= ~(1UL << (number - 1));
    return __ret(SYS(rt_sigsuspend, &set));
}

int sigblock(int mask)
{
    unsigned long old = 0;
    change(SIG_BLOCK, (unsigned)mask, &old);
    return old;
}

int sigsetmask(int mask)
{
    unsigned long old = 0;
    change(SIG_SETMASK, (unsigned)mask, &old);
    return old;
}

int siggetmask(void)
{
    return sigblock(0);
}
