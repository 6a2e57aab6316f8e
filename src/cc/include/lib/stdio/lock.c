// defines __file_lock __file_unlock __file_let_go
/* A stream's lock (flockfile(3)): taken by every function, and only in a process with threads. Free: 0; taken: 1;
   taken, and somebody sleeps on it: 2, so that only then waking needs the kernel. */
#include <ringside/file.h>

#define FUTEX_WAIT 0
#define FUTEX_WAKE 1

extern void (*__fork_streams)(void);

static void forked(void)
{
    for (FILE *f = __files; f; f = f->next)
        if (f->owner != BUILTIN(tls_addr))
            f->lock = f->owner = 0;
}

void __file_lock(FILE *f)
{
    long me = BUILTIN(tls_addr);
    int expected = 0;
    if (!__fork_streams)
        __fork_streams = forked;
    if (f->owner == me) {
        f->depth++;
        return;
    }
    if (!BUILTIN(atomic_compare_exchange, &f->lock, -4, &expected, 1))
        while (BUILTIN(atomic_exchange, &f->lock, -4, 2) != 0)
            SYS(futex, &f->lock, FUTEX_WAIT, 2, NULL, NULL, 0);
    f->owner = me;
    f->depth = 1;
}

void __file_unlock(FILE *f)
{
    if (f->owner != BUILTIN(tls_addr) || --f->depth > 0)
        return;
    f->owner = 0;
    if (BUILTIN(atomic_exchange, &f->lock, -4, 0) == 2)
        SYS(futex, &f->lock, FUTEX_WAKE, 1, NULL, NULL, 0);
}

/* A thread that is cancelled inside a function of stdio lets the stream go, as in glibc; what it took by flockfile
   stays taken. */
void __file_let_go(void)
{
    for (FILE *f = __files; f; f = f->next)
        if (f->owner == BUILTIN(tls_addr) && f->depth > f->kept) {
            f->depth = f->kept + 1;
            __file_unlock(f);
        }
}
