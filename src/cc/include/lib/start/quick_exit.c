// defines at_quick_exit quick_exit
#include <ringside/sys.h>

static void (*functions[32])(void);
static int count;

int at_quick_exit(void (*function)(void))
{
    if (count == 32)
        return -1;
    functions[count++] = function;
    return 0;
}

_Noreturn void quick_exit(int status)
{
    while (count > 0)
        functions[--count]();
    for (;;)
        SYS(exit_group, status);
}
