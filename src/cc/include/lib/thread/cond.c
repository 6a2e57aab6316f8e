// defines pthread_cond_init pthread_cond_destroy pthread_cond_wait pthread_cond_timedwait pthread_cond_clockwait pthread_cond_signal pthread_cond_broadcast
#include <ringside/sys.h>
#include <ringside/pthread_types.h>
#include <ringside/timespec.h>

int pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attr) { return -SYS(pthread_cond_init, cond, attr); }
int pthread_cond_destroy(pthread_cond_t *cond) { return -SYS(pthread_cond_destroy, cond); }
int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex) { return -SYS(pthread_cond_wait, cond, mutex); }
int pthread_cond_signal(pthread_cond_t *cond) { return -SYS(pthread_cond_signal, cond); }
int pthread_cond_broadcast(pthread_cond_t *cond) { return -SYS(pthread_cond_broadcast, cond); }

int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *deadline)
{
    return -SYS(pthread_cond_timedwait, cond, mutex, -1, deadline);
}

int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, int clock, const struct timespec *deadline)
{
    return -SYS(pthread_cond_timedwait, cond, mutex, clock, deadline);
}
