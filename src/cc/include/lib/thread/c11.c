// defines thrd_create thrd_equal thrd_current thrd_sleep thrd_exit thrd_detach thrd_join thrd_yield mtx_init mtx_lock mtx_timedlock mtx_trylock mtx_unlock mtx_destroy call_once cnd_init cnd_signal cnd_broadcast cnd_wait cnd_timedwait cnd_destroy tss_create tss_get tss_set tss_delete
/* <threads.h> over the kernel's threads and locks. */
#include <ringside/sys.h>
#include <ringside/fenv.h>
#include <threads.h>

#define EINTR 4
#define EBUSY 16
#define ENOMEM 12
#define ETIMEDOUT 110
#define RECURSIVE 1

_Noreturn void pthread_exit(void *result);
int pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int pthread_key_delete(pthread_key_t key);
void *pthread_getspecific(pthread_key_t key);
int pthread_setspecific(pthread_key_t key, const void *value);

static int result(long r)
{
    switch (r) {
    case 0: return thrd_success;
    case -EBUSY: return thrd_busy;
    case -ENOMEM: return thrd_nomem;
    case -ETIMEDOUT: return thrd_timedout;
    }
    return r > 0 ? thrd_success : thrd_error;
}

static void begin(int (*start)(void *), void *arg)
{
    pthread_exit((void *)(long)start(UNPACKED(arg)));
}

int thrd_create(thrd_t *thread, thrd_start_t start, void *arg)
{
    __threaded = 1;
    return result(SYS(pthread_create, thread, NULL, start, PACKED(arg), begin));
}

int thrd_equal(thrd_t a, thrd_t b) { return a == b; }
thrd_t thrd_current(void) { return SYS(pthread_self); }
void thrd_yield(void) { SYS(sched_yield); }
int thrd_detach(thrd_t thread) { return result(SYS(pthread_detach, thread)); }
_Noreturn void thrd_exit(int value) { pthread_exit((void *)(long)value); }

int thrd_sleep(const struct timespec *duration, struct timespec *rest)
{
    long r = SYS(clock_nanosleep, 0, 0, duration, rest);
    return r == 0 ? 0 : r == -EINTR ? -1 : -2;
}

int thrd_join(thrd_t thread, int *value)
{
    void *v;
    int r = result(SYS(pthread_join, thread, &v));
    if (r == thrd_success && value)
        *value = (long)v;
    return r;
}

int mtx_init(mtx_t *mutex, int type)
{
    pthread_mutexattr_t attr = { .__bits = type & mtx_recursive ? RECURSIVE : 0 };
    return result(SYS(pthread_mutex_init, mutex, &attr));
}

int mtx_lock(mtx_t *mutex) { return result(SYS(pthread_mutex_lock, mutex)); }
int mtx_trylock(mtx_t *mutex) { return result(SYS(pthread_mutex_trylock, mutex)); }
int mtx_unlock(mtx_t *mutex) { return result(SYS(pthread_mutex_unlock, mutex)); }
void mtx_destroy(mtx_t *mutex) { SYS(pthread_mutex_destroy, mutex); }

int mtx_timedlock(mtx_t *restrict mutex, const struct timespec *restrict deadline)
{
    return result(SYS(pthread_mutex_timedlock, mutex, 0, deadline));
}

void call_once(once_flag *flag, void (*function)(void))
{
    if (SYS(once_begin, flag) == 1) {
        function();
        SYS(once_end, flag);
    }
}

int cnd_init(cnd_t *cond) { return result(SYS(pthread_cond_init, cond, NULL)); }
int cnd_signal(cnd_t *cond) { return result(SYS(pthread_cond_signal, cond)); }
int cnd_broadcast(cnd_t *cond) { return result(SYS(pthread_cond_broadcast, cond)); }
int cnd_wait(cnd_t *cond, mtx_t *mutex) { return result(SYS(pthread_cond_wait, cond, mutex)); }
void cnd_destroy(cnd_t *cond) { SYS(pthread_cond_destroy, cond); }

int cnd_timedwait(cnd_t *restrict cond, mtx_t *restrict mutex, const struct timespec *restrict deadline)
{
    return result(SYS(pthread_cond_timedwait, cond, mutex, -1, deadline));
}

int tss_create(tss_t *key, tss_dtor_t destructor) { return result(-pthread_key_create(key, destructor)); }
void *tss_get(tss_t key) { return pthread_getspecific(key); }
int tss_set(tss_t key, void *value) { return result(-pthread_setspecific(key, value)); }
void tss_delete(tss_t key) { pthread_key_delete(key); }
