// defines pthread_join pthread_detach pthread_self pthread_equal pthread_kill pthread_sigqueue pthread_yield pthread_getcpuclockid pthread_getconcurrency pthread_setconcurrency pthread_getschedparam pthread_setschedparam pthread_setschedprio
#include <ringside/sys.h>
#include <pthread.h>
#include <signal.h>

static int level;

int pthread_join(pthread_t thread, void **result) { return -SYS(pthread_join, thread, result); }
int pthread_detach(pthread_t thread) { return -SYS(pthread_detach, thread); }
pthread_t pthread_self(void) { return SYS(pthread_self); }
int pthread_equal(pthread_t a, pthread_t b) { return a == b; }
int pthread_kill(pthread_t thread, int number) { return -SYS(pthread_kill, thread, number); }
int pthread_yield(void) { return -SYS(sched_yield); }
int pthread_getcpuclockid(pthread_t thread, clockid_t *clock) { return -SYS(pthread_getcpuclockid, thread, clock); }
int pthread_getconcurrency(void) { return level; }
int pthread_setconcurrency(int n) { return n < 0 ? 22 : (level = n, 0); }

int pthread_sigqueue(pthread_t thread, int number, const union sigval value)
{
    return -SYS(pthread_sigqueue, thread, number, value.sival_ptr);
}

int pthread_getschedparam(pthread_t thread, int *restrict policy, struct sched_param *restrict param)
{
    return -SYS(pthread_getschedparam, thread, policy, param);
}

/* As glibc's, which makes a system call of it: errno says the same. */
int pthread_setschedparam(pthread_t thread, int policy, const struct sched_param *param)
{
    int error = -SYS(pthread_setschedparam, thread, policy, param);
    if (error)
        errno = error;
    return error;
}

int pthread_setschedprio(pthread_t thread, int priority) { return -SYS(pthread_setschedprio, thread, priority); }
