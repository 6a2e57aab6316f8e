// defines Pthread_create Pthread_join Pthread_detach Pthread_kill Pthread_cancel Pthread_attr_init Pthread_attr_destroy Pthread_attr_setdetachstate Pthread_attr_setscope Pthread_mutexattr_init Pthread_mutexattr_destroy Pthread_mutexattr_setpshared Pthread_mutex_init Pthread_mutex_destroy Pthread_mutex_lock Pthread_mutex_unlock Pthread_condattr_init Pthread_condattr_destroy Pthread_condattr_setpshared Pthread_cond_init Pthread_cond_destroy Pthread_cond_signal Pthread_cond_broadcast Pthread_cond_wait Pthread_key_create Pthread_setspecific Pthread_once Pthread_rwlock_init Pthread_rwlock_destroy Pthread_rwlock_rdlock Pthread_rwlock_wrlock Pthread_rwlock_unlock Pthread_sigmask
/* Stevens's wrappers of threads: a function with a capital letter does not come back when it fails. */
#include <pthread.h>
#include <signal.h>
#include <errno.h>

void err_sys(const char *format, ...) __attribute__((noreturn));

void Pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg)
{
    int n = pthread_create(thread, attr, start, arg);
    if (n != 0) {
        errno = n;
        err_sys("pthread_create error");
    }
}

void Pthread_join(pthread_t thread, void **result)
{
    int n = pthread_join(thread, result);
    if (n != 0) {
        errno = n;
        err_sys("pthread_join error");
    }
}

void Pthread_detach(pthread_t thread)
{
    int n = pthread_detach(thread);
    if (n != 0) {
        errno = n;
        err_sys("pthread_detach error");
    }
}

void Pthread_kill(pthread_t thread, int number)
{
    int n = pthread_kill(thread, number);
    if (n != 0) {
        errno = n;
        err_sys("pthread_kill error");
    }
}

void Pthread_cancel(pthread_t thread)
{
    int n = pthread_cancel(thread);
    if (n != 0) {
        errno = n;
        err_sys("pthread_cancel error");
    }
}

void Pthread_attr_init(pthread_attr_t *attr)
{
    int n = pthread_attr_init(attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_attr_init error");
    }
}

void Pthread_attr_destroy(pthread_attr_t *attr)
{
    int n = pthread_attr_destroy(attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_attr_destroy error");
    }
}

void Pthread_attr_setdetachstate(pthread_attr_t *attr, int state)
{
    int n = pthread_attr_setdetachstate(attr, state);
    if (n != 0) {
        errno = n;
        err_sys("pthread_attr_setdetachstate error");
    }
}

void Pthread_attr_setscope(pthread_attr_t *attr, int scope)
{
    int n = pthread_attr_setscope(attr, scope);
    if (n != 0) {
        errno = n;
        err_sys("pthread_attr_setscope error");
    }
}

void Pthread_mutexattr_init(pthread_mutexattr_t *attr)
{
    int n = pthread_mutexattr_init(attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_mutexattr_init error");
    }
}

void Pthread_mutexattr_destroy(pthread_mutexattr_t *attr)
{
    int n = pthread_mutexattr_destroy(attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_mutexattr_destroy error");
    }
}

void Pthread_mutexattr_setpshared(pthread_mutexattr_t *attr, int shared)
{
    int n = pthread_mutexattr_setpshared(attr, shared);
    if (n != 0) {
        errno = n;
        err_sys("pthread_mutexattr_setpshared error");
    }
}

void Pthread_mutex_init(pthread_mutex_t *mutex, pthread_mutexattr_t *attr)
{
    int n = pthread_mutex_init(mutex, attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_mutex_init error");
    }
}

void Pthread_mutex_destroy(pthread_mutex_t *mutex)
{
    int n = pthread_mutex_destroy(mutex);
    if (n != 0) {
        errno = n;
        err_sys("pthread_mutex_destroy error");
    }
}

void Pthread_mutex_lock(pthread_mutex_t *mutex)
{
    int n = pthread_mutex_lock(mutex);
    if (n != 0) {
        errno = n;
        err_sys("pthread_mutex_lock error");
    }
}

void Pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    int n = pthread_mutex_unlock(mutex);
    if (n != 0) {
        errno = n;
        err_sys("pthread_mutex_unlock error");
    }
}

void Pthread_condattr_init(pthread_condattr_t *attr)
{
    int n = pthread_condattr_init(attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_condattr_init error");
    }
}

void Pthread_condattr_destroy(pthread_condattr_t *attr)
{
    int n = pthread_condattr_destroy(attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_condattr_destroy error");
    }
}

void Pthread_condattr_setpshared(pthread_condattr_t *attr, int shared)
{
    int n = pthread_condattr_setpshared(attr, shared);
    if (n != 0) {
        errno = n;
        err_sys("pthread_condattr_setpshared error");
    }
}

void Pthread_cond_init(pthread_cond_t *cond, pthread_condattr_t *attr)
{
    int n = pthread_cond_init(cond, attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_cond_init error");
    }
}

void Pthread_cond_destroy(pthread_cond_t *cond)
{
    int n = pthread_cond_destroy(cond);
    if (n != 0) {
        errno = n;
        err_sys("pthread_cond_destroy error");
    }
}

void Pthread_cond_signal(pthread_cond_t *cond)
{
    int n = pthread_cond_signal(cond);
    if (n != 0) {
        errno = n;
        err_sys("pthread_cond_signal error");
    }
}

void Pthread_cond_broadcast(pthread_cond_t *cond)
{
    int n = pthread_cond_broadcast(cond);
    if (n != 0) {
        errno = n;
        err_sys("pthread_cond_broadcast error");
    }
}

void Pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
    int n = pthread_cond_wait(cond, mutex);
    if (n != 0) {
        errno = n;
        err_sys("pthread_cond_wait error");
    }
}

void Pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    int n = pthread_key_create(key, destructor);
    if (n != 0) {
        errno = n;
        err_sys("pthread_key_create error");
    }
}

void Pthread_setspecific(pthread_key_t key, const void *value)
{
    int n = pthread_setspecific(key, value);
    if (n != 0) {
        errno = n;
        err_sys("pthread_setspecific error");
    }
}

void Pthread_once(pthread_once_t *once, void (*function)(void))
{
    int n = pthread_once(once, function);
    if (n != 0) {
        errno = n;
        err_sys("pthread_once error");
    }
}

void Pthread_rwlock_init(pthread_rwlock_t *lock, pthread_rwlockattr_t *attr)
{
    int n = pthread_rwlock_init(lock, attr);
    if (n != 0) {
        errno = n;
        err_sys("pthread_rwlock_init error");
    }
}

void Pthread_rwlock_destroy(pthread_rwlock_t *lock)
{
    int n = pthread_rwlock_destroy(lock);
    if (n != 0) {
        errno = n;
        err_sys("pthread_rwlock_destroy error");
    }
}

void Pthread_rwlock_rdlock(pthread_rwlock_t *lock)
{
    int n = pthread_rwlock_rdlock(lock);
    if (n != 0) {
        errno = n;
        err_sys("pthread_rwlock_rdlock error");
    }
}

void Pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
    int n = pthread_rwlock_wrlock(lock);
    if (n != 0) {
        errno = n;
        err_sys("pthread_rwlock_wrlock error");
    }
}

void Pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
    int n = pthread_rwlock_unlock(lock);
    if (n != 0) {
        errno = n;
        err_sys("pthread_rwlock_unlock error");
    }
}

void Pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
    int n = pthread_sigmask(how, set, old);
    if (n != 0) {
        errno = n;
        err_sys("pthread_sigmask error");
    }
}
