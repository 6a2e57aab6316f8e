// defines pthread_atfork
/* Handlers round fork(2): `prepare` in the reverse order of their registration, the others in its order. */
#include <ringside/sys.h>

#define ENOMEM 12

extern void (*__fork_handlers)(int when);

static struct handlers { void (*call[3])(void); } *all;
static int count;

static void run(int when)
{
    for (int i = 0; i < count; i++) {
        void (*call)(void) = all[when == 0 ? count - 1 - i : i].call[when];
        if (call)
            call();
    }
}

int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    LIBRARY_LOCK();
    struct handlers *more = (struct handlers *)BUILTIN(realloc, all, (count + 1) * sizeof *more);
    if (more) {
        all = more;
        all[count++] = (struct handlers){ { prepare, parent, child } };
        __fork_handlers = run;
    }
    LIBRARY_UNLOCK();
    return more ? 0 : ENOMEM;
}
