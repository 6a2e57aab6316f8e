// defines pthread_mutex_init pthread_mutex_destroy pthread_mutex_lock pthread_mutex_trylock pthread_mutex_timedlock pthread_mutex_clocklock pthread_mutex_unlock pthread_mutex_consistent
#include <ringside/sys.h>
#include <ringside/pthread_types.h>
#include <ringside/timespec.h>

int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attr) { return -SYS(pthread_mutex_init, mutex, attr); }
int pthread_mutex_destroy(pthread_mutex_t *mutex) { return -SYS(pthread_mutex_destroy, mutex); }
int pthread_mutex_lock(pthread_mutex_t *mutex) { return -SYS(pthread_mutex_lock, mutex); }
int pthread_mutex_trylock(pthread_mutex_t *mutex) { return -SYS(pthread_mutex_trylock, mutex); }
int pthread_mutex_unlock(pthread_mutex_t *mutex) { return -SYS(pthread_mutex_unlock, mutex); }
int pthread_mutex_consistent(pthread_mutex_t *mutex) { return -SYS(pthread_mutex_consistent, mutex); }

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict deadline)
{
    return -SYS(pthread_mutex_timedlock, mutex, 0, deadline);
}

int pthread_mutex_clocklock(pthread_mutex_t *restrict mutex, int clock, const struct timespec *restrict deadline)
{
    return -SYS(pthread_mutex_timedlock, mutex, clock, deadline);
}
