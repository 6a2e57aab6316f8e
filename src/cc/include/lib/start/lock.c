// defines __threaded __library_lock __library_unlock __library_forked
/* The lock of what the library keeps for all threads: the numbers of random(3), the list of streams, what atexit(3)
   was told. Free: 0; taken: 1; taken, and somebody sleeps on it: 2. The kernel is not called under it. */
#include <ringside/sys.h>

#define FUTEX_WAIT 0
#define FUTEX_WAKE 1

int __threaded;
static int word;

void __library_lock(void)
{
    int expected = 0;
    if (!BUILTIN(atomic_compare_exchange, &word, -4, &expected, 1))
        while (BUILTIN(atomic_exchange, &word, -4, 2) != 0)
            SYS(futex, &word, FUTEX_WAIT, 2, NULL, NULL, 0);
}

void __library_unlock(void)
{
    if (BUILTIN(atomic_exchange, &word, -4, 0) == 2)
        SYS(futex, &word, FUTEX_WAKE, 1, NULL, NULL, 0);
}

/* In the child of fork(2): who had it is not there. */
void __library_forked(void)
{
    word = 0;
}
