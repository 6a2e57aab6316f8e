// defines __cleanup_push __cleanup_pop
/* The handlers of pthread_cleanup_push(3): a list through the frames of the functions that have pushed them. */
#include <pthread.h>

extern void (*__thread_cleanups)(void);

static _Thread_local struct __cleanup *innermost;

static void run(void)
{
    while (innermost) {
        struct __cleanup *c = innermost;
        innermost = c->__outer;
        c->__routine(c->__arg);
    }
}

void __cleanup_push(struct __cleanup *cleanup, void (*routine)(void *), void *arg)
{
    cleanup->__routine = routine;
    cleanup->__arg = arg;
    cleanup->__outer = innermost;
    innermost = cleanup;
    __thread_cleanups = run;
}

void __cleanup_pop(struct __cleanup *cleanup, int execute)
{
    innermost = cleanup->__outer;
    if (execute)
        cleanup->__routine(cleanup->__arg);
}
