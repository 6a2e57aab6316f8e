// defines sigemptyset sigfillset sigaddset sigdelset sigismember sigisemptyset sigandset sigorset
#include <ringside/sys.h>
#include <ringside/sigset.h>

#define EINVAL 22
typedef __sigset_t sigset_t;

static int valid(int number)
{
    if (number >= 1 && number <= 64)
        return 1;
    errno = EINVAL;
    return 0;
}

int sigemptyset(sigset_t *set)
{
    BUILTIN(memset, set, 0, sizeof *set);
    return 0;
}

int sigfillset(sigset_t *set)
{
    BUILTIN(memset, set, -1, sizeof *set);
    set->__val[0] &= ~(3UL << 31);  /* 32 and 33 are the library's own */
    return 0;
}

int sigaddset(sigset_t *set, int number)
{
    if (!valid(number))
        return -1;
    set->__val[0] |= 1UL << (number - 1);
    return 0;
}

int sigdelset(sigset_t *set, int number)
{
    if (!valid(number))
        return -1;
    set->__val[0] &= ~(1UL << (number - 1));
    return 0;
}

int sigismember(const sigset_t *set, int number)
{
    return valid(number) ? set->__val[0] >> (number - 1) & 1 : -1;
}

int sigisemptyset(const sigset_t *set)
{
    return set->__val[0] == 0;
}

int sigandset(sigset_t *set, const sigset_t *a, const sigset_t *b)
{
    for (int i = 0; i < 16; i++)
        set->__val[i] = a->__val[i] & b->__val[i];
    return 0;
}

int sigorset(sigset_t *set, const sigset_t *a, const sigset_t *b)
{
    for (int i = 0; i < 16; i++)
        set->__val[i] = a->__val[i] | b->__val[i];
    return 0;
}
