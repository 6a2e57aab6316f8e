// defines pthread_rwlock_init pthread_rwlock_destroy pthread_rwlock_rdlock pthread_rwlock_tryrdlock pthread_rwlock_timedrdlock pthread_rwlock_wrlock pthread_rwlock_trywrlock pthread_rwlock_timedwrlock pthread_rwlock_clockrdlock pthread_rwlock_clockwrlock pthread_rwlock_unlock pthread_barrier_init pthread_barrier_destroy pthread_barrier_wait pthread_spin_init pthread_spin_destroy pthread_spin_lock pthread_spin_trylock pthread_spin_unlock
#include <ringside/sys.h>
#include <ringside/pthread_types.h>
#include <ringside/timespec.h>

int pthread_rwlock_init(pthread_rwlock_t *lock, const pthread_rwlockattr_t *attr) { return -SYS(pthread_rwlock_init, lock, attr); }
int pthread_rwlock_destroy(pthread_rwlock_t *lock) { return -SYS(pthread_rwlock_destroy, lock); }
int pthread_rwlock_rdlock(pthread_rwlock_t *lock) { return -SYS(pthread_rwlock_rdlock, lock); }
int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock) { return -SYS(pthread_rwlock_tryrdlock, lock); }
int pthread_rwlock_wrlock(pthread_rwlock_t *lock) { return -SYS(pthread_rwlock_wrlock, lock); }
int pthread_rwlock_trywrlock(pthread_rwlock_t *lock) { return -SYS(pthread_rwlock_trywrlock, lock); }
int pthread_rwlock_unlock(pthread_rwlock_t *lock) { return -SYS(pthread_rwlock_unlock, lock); }

int pthread_rwlock_timedrdlock(pthread_rwlock_t *lock, const struct timespec *deadline)
{
    return -SYS(pthread_rwlock_timedrdlock, lock, 0, deadline);
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *lock, const struct timespec *deadline)
{
    return -SYS(pthread_rwlock_timedwrlock, lock, 0, deadline);
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, int clock, const struct timespec *deadline)
{
    return -SYS(pthread_rwlock_timedrdlock, lock, clock, deadline);
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, int clock, const struct timespec *deadline)
{
    return -SYS(pthread_rwlock_timedwrlock, lock, clock, deadline);
}

int pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attr, unsigned count)
{
    return -SYS(pthread_barrier_init, barrier, attr, count);
}

int pthread_barrier_destroy(pthread_barrier_t *barrier) { return -SYS(pthread_barrier_destroy, barrier); }

/* The kernel answers 1 to the one thread that is to do what one must do. */
int pthread_barrier_wait(pthread_barrier_t *barrier)
{
    long r = SYS(pthread_barrier_wait, barrier);
    return r == 1 || r == -1 ? -1 : -r;
}

int pthread_spin_init(pthread_spinlock_t *lock, int shared) { return -SYS(pthread_spin_init, lock, shared); }
int pthread_spin_destroy(pthread_spinlock_t *lock) { return -SYS(pthread_spin_destroy, lock); }
int pthread_spin_lock(pthread_spinlock_t *lock) { return -SYS(pthread_spin_lock, lock); }
int pthread_spin_trylock(pthread_spinlock_t *lock) { return -SYS(pthread_spin_trylock, lock); }
int pthread_spin_unlock(pthread_spinlock_t *lock) { return -SYS(pthread_spin_unlock, lock); }
