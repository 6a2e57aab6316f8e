// defines pthread_cancel pthread_setcancelstate pthread_setcanceltype pthread_testcancel
#include <ringside/sys.h>
#include <ringside/pthread_types.h>

_Noreturn void pthread_exit(void *result);
void __file_let_go(void);

/* The kernel makes a thread call this when a cancellation acts on it. */
static void cancelled(int number)
{
    SYS(pthread_setcancelstate, 1, NULL);
    __file_let_go();
    pthread_exit((void *)-1);
}

int pthread_cancel(pthread_t thread)
{
    SYS(cancel_handler, cancelled);
    return -SYS(pthread_cancel, thread);
}

int pthread_setcancelstate(int state, int *old) { return -SYS(pthread_setcancelstate, state, old); }
int pthread_setcanceltype(int type, int *old) { return -SYS(pthread_setcanceltype, type, old); }
void pthread_testcancel(void) { SYS(pthread_testcancel); }
