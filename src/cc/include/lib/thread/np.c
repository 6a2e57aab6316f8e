// defines pthread_tryjoin_np pthread_timedjoin_np pthread_clockjoin_np pthread_getattr_np pthread_setname_np pthread_getname_np pthread_setaffinity_np pthread_getaffinity_np pthread_attr_setaffinity_np
#define _GNU_SOURCE
#include <ringside/sys.h>
#include <pthread.h>

int pthread_tryjoin_np(pthread_t thread, void **result) { return -SYS(pthread_tryjoin_np, thread, result); }
int pthread_getattr_np(pthread_t thread, pthread_attr_t *attr) { return -SYS(pthread_getattr_np, thread, attr); }
int pthread_setname_np(pthread_t thread, const char *name) { return -SYS(pthread_setname_np, thread, name); }
int pthread_getname_np(pthread_t thread, char *name, size_t size) { return -SYS(pthread_getname_np, thread, name, size); }

int pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *deadline)
{
    return -SYS(pthread_timedjoin_np, thread, result, CLOCK_REALTIME, deadline);
}

int pthread_clockjoin_np(pthread_t thread, void **result, clockid_t clock, const struct timespec *deadline)
{
    return -SYS(pthread_timedjoin_np, thread, result, clock, deadline);
}

int pthread_setaffinity_np(pthread_t thread, size_t size, const cpu_set_t *set)
{
    return -SYS(sched_setaffinity, thread, size, set);
}

int pthread_getaffinity_np(pthread_t thread, size_t size, cpu_set_t *set)
{
    long n = SYS(sched_getaffinity, thread, size, set);
    if (n < 0)
        return -n;
    if ((size_t)n < size)
        BUILTIN(memset, (char *)set + n, 0, size - n);
    return 0;
}

int pthread_attr_setaffinity_np(pthread_attr_t *attr, size_t size, const cpu_set_t *set) { return 0; }
