// defines sched_yield sched_get_priority_min sched_get_priority_max sched_getscheduler sched_setscheduler sched_getparam sched_setparam sched_rr_get_interval sched_setaffinity sched_getaffinity sched_getcpu getcpu __sched_cpucount __sched_cpuequal __sched_cpusame __sched_cpualloc __sched_cpufree clone prctl sysinfo
#include <ringside/sys.h>
#include <stdarg.h>

#define EINVAL 22

int sched_yield(void) { return __ret(SYS(sched_yield)); }
int sched_get_priority_min(int policy) { return __ret(SYS(sched_get_priority_min, policy)); }
int sched_get_priority_max(int policy) { return __ret(SYS(sched_get_priority_max, policy)); }
int sched_getscheduler(int pid) { return __ret(SYS(sched_getscheduler, pid)); }
int sched_setscheduler(int pid, int policy, const void *param) { return __ret(SYS(sched_setscheduler, pid, policy, param)); }
int sched_getparam(int pid, void *param) { return __ret(SYS(sched_getparam, pid, param)); }
int sched_setparam(int pid, const void *param) { return __ret(SYS(sched_setparam, pid, param)); }
int sched_rr_get_interval(int pid, void *interval) { return __ret(SYS(sched_rr_get_interval, pid, interval)); }
int sched_setaffinity(int pid, size_t size, const void *set) { return __ret(SYS(sched_setaffinity, pid, size, set)); }
int getcpu(unsigned *cpu, unsigned *node) { return __ret(SYS(getcpu, cpu, node)); }
int sysinfo(void *info) { return __ret(SYS(sysinfo, info)); }

/* The kernel says how many bytes it has filled in; the rest of the set is empty. */
int sched_getaffinity(int pid, size_t size, void *set)
{
    long n = SYS(sched_getaffinity, pid, size, set);
    if (n < 0)
        return __ret(n);
    if ((size_t)n < size)
        BUILTIN(memset, (char *)set + n, 0, size - n);
    return 0;
}

int sched_getcpu(void)
{
    unsigned cpu;
    return __ret(SYS(getcpu, &cpu, NULL)) < 0 ? -1 : (int)cpu;
}

int __sched_cpucount(size_t size, const void *set)
{
    int n = 0;
    for (size_t i = 0; i < size / 8; i++)
        for (unsigned long w = ((const unsigned long *)set)[i]; w; w &= w - 1)
            n++;
    return n;
}

int __sched_cpuequal(const void *a, const void *b)
{
    return BUILTIN(memcmp, a, b, 128) == 0;
}

int __sched_cpusame(size_t size, const void *a, const void *b) { return BUILTIN(memcmp, a, b, size) == 0; }
void *__sched_cpualloc(size_t count) { return (void *)BUILTIN(calloc, (count + 63) / 64, 8); }
void __sched_cpufree(void *set) { BUILTIN(free, set); }

/* clone(2): the child begins in the function, on the stack that ends at `stack`; what it returns is its exit status. */
int clone(int (*function)(void *), void *stack, int flags, void *arg, ...)
{
    va_list args;
    va_start(args, arg);
    /* Whoever gives a later one gives those before it. */
    void *parent_tid = flags & 0x01380000 ? va_arg(args, void *) : NULL;
    void *tls = flags & 0x01280000 ? va_arg(args, void *) : NULL;
    void *child_tid = flags & 0x01200000 ? va_arg(args, void *) : NULL;
    va_end(args);
    (void)tls;
    if (!function || !stack) {
        errno = EINVAL;
        return -1;
    }
    return __ret(SYS(clone, flags, (unsigned long)stack & ~15ul, parent_tid, child_tid, function, arg));
}

int prctl(int option, ...)
{
    /* PR_GET_DUMPABLE and its kin ask without a second argument. */
    va_list args;
    va_start(args, option);
    long a = option == 3 || option == 7 || option == 21 || option == 27 || option == 30 ? 0 : va_arg(args, long);
    va_end(args);
    return __ret(SYS(prctl, option, a, 0, 0, 0));
}
