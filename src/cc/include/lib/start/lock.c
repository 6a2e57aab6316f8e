// defines __threaded __library_lock __library_unlock __library_forked
/* The lock of what the library keeps for all threads: the numbers of random(3), the list of streams, what atexit(3)
   was told. The kernel is not called under it. */
#include <ringside/sys.h>

int __threaded;
static int word;

void __library_lock(void)
{
    TAKE_WORD(&word);
}

void __library_unlock(void)
{
    LET_WORD_GO(&word);
}

/* In the child of fork(2): who had it is not there. */
void __library_forked(void)
{
    word = 0;
}
