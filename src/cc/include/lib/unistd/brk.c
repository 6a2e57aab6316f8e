// defines brk sbrk
#include <ringside/sys.h>

#define ENOMEM 12

int brk(void *address)
{
    if ((char *)SYS(brk, address) < (char *)address) {
        errno = ENOMEM;
        return -1;
    }
    return 0;
}

/* The break is asked for each time: malloc moves it, too. */
void *sbrk(long increment)
{
    char *old = (char *)SYS(brk, 0);
    if (increment && brk(old + increment) < 0)
        return (void *)-1;
    return old;
}
