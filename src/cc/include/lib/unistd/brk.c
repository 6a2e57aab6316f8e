// defines brk sbrk
#include <ringside/sys.h>

#define ENOMEM 12

static char *end;

int brk(void *address)
{
    end = (char *)SYS(brk, address);
    if (end < (char *)address) {
        errno = ENOMEM;
        return -1;
    }
    return 0;
}

void *sbrk(long increment)
{
    if (!end)
        end = (char *)SYS(brk, 0);
    char *old = end;
    if (increment && brk(old + increment) < 0)
        return (void *)-1;
    return old;
}
