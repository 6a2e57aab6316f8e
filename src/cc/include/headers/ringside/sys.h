/* What the library's own units start with: calls of the kernel and of the machine by name. */
#ifndef _RINGSIDE_SYS_H
#define _RINGSIDE_SYS_H 1
#include <ringside/calls.h>
#include <ringside/builtins.h>
#define SYS(name, ...) __ringside_sys(__CALL_##name, ##__VA_ARGS__)
#define BUILTIN(name, ...) __ringside_builtin(__BUILTIN_##name, ##__VA_ARGS__)
#define BUILTIN_F(name, ...) __ringside_builtin_f(__BUILTIN_##name, ##__VA_ARGS__)
#ifndef NULL
#define NULL ((void *)0)
#endif
typedef unsigned long size_t;
typedef long ssize_t;
/* The kernel's answer as a function of the library gives it: -1 and errno for a negative one. */
long __ret(long answer);
int *__errno_location(void);
#define errno (*__errno_location())
/* A lock in a word. Free: 0; taken: 1; taken, and somebody sleeps on it: 2, so that only then waking needs the kernel. */
#define TAKE_WORD(word) \
    do { \
        int expected = 0; \
        if (!BUILTIN(atomic_compare_exchange, word, -4, &expected, 1)) \
            while (BUILTIN(atomic_exchange, word, -4, 2) != 0) \
                SYS(futex, word, 0 /* FUTEX_WAIT */, 2, NULL, NULL, 0); \
    } while (0)
#define LET_WORD_GO(word) \
    do { \
        if (BUILTIN(atomic_exchange, word, -4, 0) == 2) \
            SYS(futex, word, 1 /* FUTEX_WAKE */, 1, NULL, NULL, 0); \
    } while (0)
/* Around what the library keeps for all threads, once the process has, or had, a second one. */
extern int __threaded;
void __library_lock(void);
void __library_unlock(void);
#define LIBRARY_LOCK() (__threaded ? __library_lock() : (void)0)
#define LIBRARY_UNLOCK() (__threaded ? __library_unlock() : (void)0)
/* The locale is one of UTF-8. */
extern int __utf8;
/* What a format depends on beside its arguments. */
#ifdef __FENV__
#include <ringside/fenv.h>
#define FORMAT_STATE (errno | (long)__utf8 << 32 | (long)(__fenv.mxcsr & 0x6000) << 21)
#else
#define FORMAT_STATE (errno | (long)__utf8 << 32)
#endif
#endif
