// defines pthread_mutexattr_init pthread_mutexattr_destroy pthread_mutexattr_gettype pthread_mutexattr_settype pthread_mutexattr_setkind_np pthread_mutexattr_getpshared pthread_mutexattr_setpshared pthread_mutexattr_getrobust pthread_mutexattr_setrobust pthread_mutexattr_getprotocol pthread_mutexattr_setprotocol pthread_mutexattr_getprioceiling pthread_mutexattr_setprioceiling pthread_mutex_getprioceiling pthread_mutex_setprioceiling pthread_condattr_init pthread_condattr_destroy pthread_condattr_getpshared pthread_condattr_setpshared pthread_condattr_getclock pthread_condattr_setclock pthread_rwlockattr_init pthread_rwlockattr_destroy pthread_rwlockattr_getpshared pthread_rwlockattr_setpshared pthread_rwlockattr_getkind_np pthread_rwlockattr_setkind_np pthread_barrierattr_init pthread_barrierattr_destroy pthread_barrierattr_getpshared pthread_barrierattr_setpshared
/* A mutex's attributes in one word: the type in bits 0 and 1, a protocol in bits 28 and 29, a priority ceiling in bits
   12 to 23, robust in bit 30, shared in bit 31. A condition variable's: shared in bit 0, the clock above. */
#include <ringside/sys.h>
#include <pthread.h>

#define EINVAL 22
#define ROBUST 0x40000000
#define SHARED 0x80000000

static int bad_shared(int shared)
{
    return shared != PTHREAD_PROCESS_PRIVATE && shared != PTHREAD_PROCESS_SHARED;
}

int pthread_mutexattr_init(pthread_mutexattr_t *attr)
{
    attr->__bits = 0;
    return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attr) { return 0; }

int pthread_mutexattr_gettype(const pthread_mutexattr_t *restrict attr, int *restrict type)
{
    *type = attr->__bits & 3;
    return 0;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int type)
{
    if (type < 0 || type > 3)
        return EINVAL;
    attr->__bits = (attr->__bits & ~3) | type;
    return 0;
}

int pthread_mutexattr_setkind_np(pthread_mutexattr_t *attr, int kind) { return pthread_mutexattr_settype(attr, kind); }

int pthread_mutexattr_getpshared(const pthread_mutexattr_t *restrict attr, int *restrict shared)
{
    *shared = attr->__bits & SHARED ? PTHREAD_PROCESS_SHARED : PTHREAD_PROCESS_PRIVATE;
    return 0;
}

int pthread_mutexattr_setpshared(pthread_mutexattr_t *attr, int shared)
{
    if (bad_shared(shared))
        return EINVAL;
    attr->__bits = (attr->__bits & ~SHARED) | (shared ? SHARED : 0);
    return 0;
}

int pthread_mutexattr_getrobust(const pthread_mutexattr_t *restrict attr, int *restrict robust)
{
    *robust = attr->__bits & ROBUST ? PTHREAD_MUTEX_ROBUST : PTHREAD_MUTEX_STALLED;
    return 0;
}

int pthread_mutexattr_setrobust(pthread_mutexattr_t *attr, int robust)
{
    if (robust != PTHREAD_MUTEX_STALLED && robust != PTHREAD_MUTEX_ROBUST)
        return EINVAL;
    attr->__bits = (attr->__bits & ~ROBUST) | (robust ? ROBUST : 0);
    return 0;
}

int pthread_mutexattr_getprotocol(const pthread_mutexattr_t *restrict attr, int *restrict protocol)
{
    *protocol = attr->__bits >> 28 & 3;
    return 0;
}

int pthread_mutexattr_setprotocol(pthread_mutexattr_t *attr, int protocol)
{
    if (protocol < PTHREAD_PRIO_NONE || protocol > PTHREAD_PRIO_PROTECT)
        return EINVAL;
    attr->__bits = (attr->__bits & ~(3 << 28)) | protocol << 28;
    return 0;
}

int pthread_mutexattr_getprioceiling(const pthread_mutexattr_t *restrict attr, int *restrict ceiling)
{
    *ceiling = attr->__bits >> 12 & 0xfff ? attr->__bits >> 12 & 0xfff : 1;
    return 0;
}

int pthread_mutexattr_setprioceiling(pthread_mutexattr_t *attr, int ceiling)
{
    if (ceiling < 1 || ceiling > 99)
        return EINVAL;
    attr->__bits = (attr->__bits & ~(0xfff << 12)) | ceiling << 12;
    return 0;
}

int pthread_mutex_getprioceiling(const pthread_mutex_t *restrict mutex, int *restrict ceiling) { return EINVAL; }
int pthread_mutex_setprioceiling(pthread_mutex_t *restrict mutex, int ceiling, int *restrict old) { return EINVAL; }

int pthread_condattr_init(pthread_condattr_t *attr)
{
    attr->__bits = 0;
    return 0;
}

int pthread_condattr_destroy(pthread_condattr_t *attr) { return 0; }

int pthread_condattr_getpshared(const pthread_condattr_t *restrict attr, int *restrict shared)
{
    *shared = attr->__bits & 1;
    return 0;
}

int pthread_condattr_setpshared(pthread_condattr_t *attr, int shared)
{
    if (bad_shared(shared))
        return EINVAL;
    attr->__bits = (attr->__bits & ~1) | shared;
    return 0;
}

int pthread_condattr_getclock(const pthread_condattr_t *restrict attr, clockid_t *restrict clock)
{
    *clock = attr->__bits >> 1;
    return 0;
}

int pthread_condattr_setclock(pthread_condattr_t *attr, clockid_t clock)
{
    if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
        return EINVAL;
    attr->__bits = (attr->__bits & 1) | clock << 1;
    return 0;
}

int pthread_rwlockattr_init(pthread_rwlockattr_t *attr)
{
    attr->__s.__kind = attr->__s.__shared = 0;
    return 0;
}

int pthread_rwlockattr_destroy(pthread_rwlockattr_t *attr) { return 0; }

int pthread_rwlockattr_getpshared(const pthread_rwlockattr_t *restrict attr, int *restrict shared)
{
    *shared = attr->__s.__shared;
    return 0;
}

int pthread_rwlockattr_setpshared(pthread_rwlockattr_t *attr, int shared)
{
    if (bad_shared(shared))
        return EINVAL;
    attr->__s.__shared = shared;
    return 0;
}

int pthread_rwlockattr_getkind_np(const pthread_rwlockattr_t *attr, int *kind)
{
    *kind = attr->__s.__kind;
    return 0;
}

int pthread_rwlockattr_setkind_np(pthread_rwlockattr_t *attr, int kind)
{
    if (kind < 0 || kind > 2)
        return EINVAL;
    attr->__s.__kind = kind;
    return 0;
}

int pthread_barrierattr_init(pthread_barrierattr_t *attr)
{
    attr->__shared = 0;
    return 0;
}

int pthread_barrierattr_destroy(pthread_barrierattr_t *attr) { return 0; }

int pthread_barrierattr_getpshared(const pthread_barrierattr_t *restrict attr, int *restrict shared)
{
    *shared = attr->__shared;
    return 0;
}

int pthread_barrierattr_setpshared(pthread_barrierattr_t *attr, int shared)
{
    if (bad_shared(shared))
        return EINVAL;
    attr->__shared = shared;
    return 0;
}
