// defines __file_lock __file_unlock __file_let_go
/* A stream's lock (flockfile(3)): taken by every function, and only in a process with threads. */
#include <ringside/file.h>

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
    if (!__fork_streams)
        __fork_streams = forked;
    if (f->owner == me) {
        f->depth++;
        return;
    }
    TAKE_WORD(&f->lock);
    f->owner = me;
    f->depth = 1;
}

void __file_unlock(FILE *f)
{
    if (f->owner != BUILTIN(tls_addr) || --f->depth > 0)
        return;
    f->owner = 0;
    LET_WORD_GO(&f->lock);
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
