// defines sigwait sigwaitinfo sigtimedwait sigqueue
#include <ringside/sys.h>
#include <signal.h>

#define EINTR 4

int sigwait(const sigset_t *restrict set, int *restrict number)
{
    siginfo_t info;
    long r;
    do
        r = SYS(rt_sigtimedwait, set, &info, NULL);
    while (r == -EINTR);
    if (r < 0)
        return -r;
    *number = r;
    return 0;
}

/* glibc folds SI_TKILL, which is how raise(3) sends, into SI_USER here. */
int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict info, const struct timespec *restrict timeout)
{
    long r = SYS(rt_sigtimedwait, set, info, timeout);
    if (r > 0 && info && info->si_code == SI_TKILL)
        info->si_code = SI_USER;
    return __ret(r);
}

int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info)
{
    return sigtimedwait(set, info, NULL);
}

int sigqueue(pid_t pid, int number, const union sigval value)
{
    siginfo_t info = { 0 };
    info.si_signo = number;
    info.si_code = SI_QUEUE;
    info.si_pid = SYS(getpid);
    info.si_uid = SYS(getuid);
    info.si_value = value;
    return __ret(SYS(rt_sigqueueinfo, pid, number, &info));
}
