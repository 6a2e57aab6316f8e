// defines pthread_attr_init pthread_attr_destroy pthread_attr_getdetachstate pthread_attr_setdetachstate pthread_attr_getguardsize pthread_attr_setguardsize pthread_attr_getstacksize pthread_attr_setstacksize pthread_attr_getstack pthread_attr_setstack pthread_attr_getstackaddr pthread_attr_setstackaddr pthread_attr_getschedparam pthread_attr_setschedparam pthread_attr_getschedpolicy pthread_attr_setschedpolicy pthread_attr_getinheritsched pthread_attr_setinheritsched pthread_attr_getscope pthread_attr_setscope
#include <ringside/sys.h>
#include <pthread.h>

#define EINVAL 22
#define ENOTSUP 95
#define DETACHED 1
#define NOT_INHERIT 2
#define SCOPE_PROCESS 4
#define STACK_SET 8

static int flag(pthread_attr_t *attr, int bit, int on)
{
    if (on)
        attr->__s.__flags |= bit;
    else
        attr->__s.__flags &= ~bit;
    return 0;
}

int pthread_attr_init(pthread_attr_t *attr)
{
    BUILTIN(memset, attr, 0, sizeof *attr);
    attr->__s.__guardsize = 4096;
    return 0;
}

int pthread_attr_destroy(pthread_attr_t *attr)
{
    return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *restrict attr, int *restrict state)
{
    *state = attr->__s.__flags & DETACHED ? PTHREAD_CREATE_DETACHED : PTHREAD_CREATE_JOINABLE;
    return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *attr, int state)
{
    if (state != PTHREAD_CREATE_DETACHED && state != PTHREAD_CREATE_JOINABLE)
        return EINVAL;
    return flag(attr, DETACHED, state == PTHREAD_CREATE_DETACHED);
}

int pthread_attr_getguardsize(const pthread_attr_t *restrict attr, size_t *restrict size)
{
    *size = attr->__s.__guardsize;
    return 0;
}

int pthread_attr_setguardsize(pthread_attr_t *attr, size_t size)
{
    attr->__s.__guardsize = size;
    return 0;
}

/* None set: what the limit on stacks says, 8 MiB. */
int pthread_attr_getstacksize(const pthread_attr_t *restrict attr, size_t *restrict size)
{
    *size = attr->__s.__stacksize ? attr->__s.__stacksize : 8 << 20;
    return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *attr, size_t size)
{
    if (size < PTHREAD_STACK_MIN)
        return EINVAL;
    attr->__s.__stacksize = size;
    return 0;
}

int pthread_attr_getstack(const pthread_attr_t *restrict attr, void **restrict address, size_t *restrict size)
{
    *address = (char *)attr->__s.__stackaddr - attr->__s.__stacksize;
    *size = attr->__s.__stacksize;
    return 0;
}

int pthread_attr_setstack(pthread_attr_t *attr, void *address, size_t size)
{
    if (size < PTHREAD_STACK_MIN)
        return EINVAL;
    attr->__s.__stackaddr = (char *)address + size;
    attr->__s.__stacksize = size;
    return flag(attr, STACK_SET, 1);
}

int pthread_attr_getstackaddr(const pthread_attr_t *restrict attr, void **restrict address)
{
    *address = attr->__s.__stackaddr;
    return 0;
}

int pthread_attr_setstackaddr(pthread_attr_t *attr, void *address)
{
    attr->__s.__stackaddr = address;
    return flag(attr, STACK_SET, 1);
}

int pthread_attr_getschedparam(const pthread_attr_t *restrict attr, struct sched_param *restrict param)
{
    param->sched_priority = attr->__s.__priority;
    return 0;
}

int pthread_attr_setschedparam(pthread_attr_t *restrict attr, const struct sched_param *restrict param)
{
    int least = SYS(sched_get_priority_min, attr->__s.__policy), most = SYS(sched_get_priority_max, attr->__s.__policy);
    if (param->sched_priority < least || param->sched_priority > most)
        return EINVAL;
    attr->__s.__priority = param->sched_priority;
    return 0;
}

int pthread_attr_getschedpolicy(const pthread_attr_t *restrict attr, int *restrict policy)
{
    *policy = attr->__s.__policy;
    return 0;
}

int pthread_attr_setschedpolicy(pthread_attr_t *attr, int policy)
{
    if (policy < SCHED_OTHER || policy > SCHED_RR)
        return EINVAL;
    attr->__s.__policy = policy;
    return 0;
}

int pthread_attr_getinheritsched(const pthread_attr_t *restrict attr, int *restrict inherit)
{
    *inherit = attr->__s.__flags & NOT_INHERIT ? PTHREAD_EXPLICIT_SCHED : PTHREAD_INHERIT_SCHED;
    return 0;
}

int pthread_attr_setinheritsched(pthread_attr_t *attr, int inherit)
{
    if (inherit != PTHREAD_INHERIT_SCHED && inherit != PTHREAD_EXPLICIT_SCHED)
        return EINVAL;
    return flag(attr, NOT_INHERIT, inherit == PTHREAD_EXPLICIT_SCHED);
}

int pthread_attr_getscope(const pthread_attr_t *restrict attr, int *restrict scope)
{
    *scope = attr->__s.__flags & SCOPE_PROCESS ? PTHREAD_SCOPE_PROCESS : PTHREAD_SCOPE_SYSTEM;
    return 0;
}

int pthread_attr_setscope(pthread_attr_t *attr, int scope)
{
    if (scope == PTHREAD_SCOPE_PROCESS)
        return ENOTSUP;
    if (scope != PTHREAD_SCOPE_SYSTEM)
        return EINVAL;
    return flag(attr, SCOPE_PROCESS, 0);
}
