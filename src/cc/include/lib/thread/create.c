// defines pthread_create pthread_exit __thread_cleanups __thread_keys
#include <ringside/sys.h>
#include <ringside/pthread_types.h>
#include <ringside/fenv.h>

_Noreturn void exit(int status);

/* Set by those who have something to do when a thread ends: its cleanup handlers, its keys' destructors. */
void (*__thread_cleanups)(void);
void (*__thread_keys)(void);

/* What a thread does last. The last one of its process ends the process, as if by exit(0). Its result is whatever its
   function left, as a number: a function that returns nothing is no mistake as long as nobody looks. */
_Noreturn void pthread_exit(void *result)
{
    if (__thread_cleanups)
        __thread_cleanups();
    if (__thread_keys)
        __thread_keys();
    SYS(pthread_exit, (long)result);
    exit(0);
}

/* Where every thread but the first begins. */
static void begin(void *(*start)(void *), void *arg)
{
    pthread_exit(start(UNPACKED(arg)));
}

int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attr, void *(*start)(void *), void *restrict arg)
{
    /* Written while there is nobody to read it. */
    if (!__threaded)
        __threaded = 1;
    long r = SYS(pthread_create, thread, attr, start, PACKED(arg), begin);
    return r < 0 ? -r : 0;
}
