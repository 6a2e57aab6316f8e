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
    struct handlers *more = (struct handlers *)BUILTIN(realloc, all, (count + 1) * sizeof *more);
    if (!more)
        return ENOMEM;
    all = more;
    all[count].call[0] = prepare;
    all[count].call[1] = parent;
    all[count++].call[2] = child;
    __fork_handlers = run;
    return 0;
}
