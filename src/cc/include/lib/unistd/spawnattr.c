// defines posix_spawnattr_getpgroup posix_spawnattr_getsigdefault posix_spawnattr_getsigmask posix_spawnattr_getschedparam posix_spawnattr_setschedparam posix_spawnattr_getschedpolicy posix_spawnattr_setschedpolicy
#include <spawn.h>

int posix_spawnattr_getpgroup(const posix_spawnattr_t *restrict attr, pid_t *restrict group)
{
    *group = attr->__group;
    return 0;
}

int posix_spawnattr_getsigdefault(const posix_spawnattr_t *restrict attr, __sigset_t *restrict set)
{
    *set = attr->__default;
    return 0;
}

int posix_spawnattr_getsigmask(const posix_spawnattr_t *restrict attr, __sigset_t *restrict set)
{
    *set = attr->__mask;
    return 0;
}

int posix_spawnattr_getschedparam(const posix_spawnattr_t *restrict attr, struct sched_param *restrict param)
{
    *param = attr->__param;
    return 0;
}

int posix_spawnattr_setschedparam(posix_spawnattr_t *restrict attr, const struct sched_param *restrict param)
{
    attr->__param = *param;
    return 0;
}

int posix_spawnattr_getschedpolicy(const posix_spawnattr_t *restrict attr, int *restrict policy)
{
    *policy = attr->__policy;
    return 0;
}

int posix_spawnattr_setschedpolicy(posix_spawnattr_t *attr, int policy)
{
    attr->__policy = policy;
    return 0;
}
