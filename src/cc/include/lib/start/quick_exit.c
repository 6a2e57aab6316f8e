// defines at_quick_exit quick_exit
#include <ringside/sys.h>

static void (*functions[32])(void);
static int count;

int at_quick_exit(void (*function)(void))
{
    int result = -1;
    LIBRARY_LOCK();
    if (count < 32) {
        functions[count++] = function;
        result = 0;
    }
    LIBRARY_UNLOCK();
    return result;
}

_Noreturn void quick_exit(int status)
{
    while (count > 0)
        functions[--count]();
    for (;;)
        SYS(exit_group, status);
}
