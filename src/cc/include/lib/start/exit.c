// defines exit _exit _Exit __exit_streams __exit_functions
#include <ringside/sys.h>

/* Set by those who have something to do at the end: the functions of atexit(3), the streams. */
void (*__exit_functions)(int status);
void (*__exit_streams)(void);

/* Made by the linker: calls what is marked __attribute__((destructor)). */
void __ringside_destructors(void);

_Noreturn void _exit(int status)
{
    for (;;)
        SYS(exit_group, status);
}

_Noreturn void _Exit(int status)
{
    _exit(status);
}

_Noreturn void exit(int status)
{
    if (__exit_functions)
        __exit_functions(status);
    __ringside_destructors();
    if (__exit_streams)
        __exit_streams();
    for (;;)
        SYS(exit_group, status);
}
