// defines pthread_once
#include <ringside/sys.h>
#include <pthread.h>

/* pthread_once(3P): a routine that is cancelled has not run, and the next caller tries again. */
static void cancelled(void *once) { SYS(once_end, once, 1); }

int pthread_once(pthread_once_t *once, void (*function)(void))
{
    if (SYS(once_begin, once) == 1) {
        pthread_cleanup_push(cancelled, once);
        function();
        pthread_cleanup_pop(0);
        SYS(once_end, once, 0);
    }
    return 0;
}
