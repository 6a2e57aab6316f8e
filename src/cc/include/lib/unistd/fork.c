// defines fork vfork __fork_handlers
#include <ringside/sys.h>

/* Set by pthread_atfork(3): 0 before, 1 in the parent after, 2 in the child after. */
void (*__fork_handlers)(int when);

int fork(void)
{
    if (__fork_handlers)
        __fork_handlers(0);
    long pid = SYS(fork);
    if (__fork_handlers)
        __fork_handlers(pid == 0 ? 2 : 1);
    return __ret(pid);
}

int vfork(void)
{
    return __ret(SYS(vfork));
}
