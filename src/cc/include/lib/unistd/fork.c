// defines fork vfork __fork_handlers __fork_streams
#include <ringside/sys.h>

/* Set by pthread_atfork(3): 0 before, 1 in the parent after, 2 in the child after. */
void (*__fork_handlers)(int when);
/* Set by who locks streams: in the child nobody has the locks of the parent's other threads. */
void (*__fork_streams)(void);
void __library_forked(void);

int fork(void)
{
    if (__fork_handlers)
        __fork_handlers(0);
    long pid = SYS(fork);
    if (pid == 0 && __threaded) {
        __library_forked();
        if (__fork_streams)
            __fork_streams();
    }
    if (__fork_handlers)
        __fork_handlers(pid == 0 ? 2 : 1);
    return __ret(pid);
}

int vfork(void)
{
    return __ret(SYS(vfork));
}
