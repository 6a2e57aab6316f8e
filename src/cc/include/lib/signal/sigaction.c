// defines sigaction sigprocmask pthread_sigmask sigpending sigsuspend sigaltstack
#include <ringside/sys.h>
#include <ringside/sigset.h>

#define EINVAL 22
typedef __sigset_t sigset_t;

int sigaction(int number, const void *action, void *old)
{
    if (number == 32 || number == 33) {
        errno = EINVAL;
        return -1;
    }
    return __ret(SYS(rt_sigaction, number, action, old));
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old) { return __ret(SYS(rt_sigprocmask, how, set, old)); }
int pthread_sigmask(int how, const sigset_t *set, sigset_t *old) { return -SYS(rt_sigprocmask, how, set, old); }
int sigpending(sigset_t *set) { return __ret(SYS(rt_sigpending, set)); }
int sigsuspend(const sigset_t *mask) { return __ret(SYS(rt_sigsuspend, mask)); }
int sigaltstack(const void *stack, void *old) { return __ret(SYS(sigaltstack, stack, old)); }
