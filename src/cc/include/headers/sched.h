/* sched.h -- scheduling (sched(7)). Model: policies and priorities are kept and told, not obeyed. */
#ifndef _SCHED_H
#define _SCHED_H 1
#include <features.h>
#include <ringside/timespec.h>
#include <ringside/abi/sched.h>
typedef int pid_t;
typedef unsigned long size_t;
struct sched_param {
    int sched_priority;
};
#define sched_priority sched_priority
int sched_yield(void);
int sched_get_priority_min(int policy);
int sched_get_priority_max(int policy);
int sched_getscheduler(pid_t pid);
int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param);
int sched_getparam(pid_t pid, struct sched_param *param);
int sched_setparam(pid_t pid, const struct sched_param *param);
int sched_rr_get_interval(pid_t pid, struct timespec *interval);
typedef unsigned long __cpu_mask;
typedef struct { __cpu_mask __bits[16]; } cpu_set_t;
#ifdef __USE_GNU
#define CPU_ZERO(set) do { \
        cpu_set_t *__set = (set); \
        for (int __i = 0; __i < 16; __i++) \
            __set->__bits[__i] = 0; \
    } while (0)
#define CPU_SET(cpu, set) ((void)((set)->__bits[(cpu) / 64] |= 1UL << ((cpu) % 64)))
#define CPU_CLR(cpu, set) ((void)((set)->__bits[(cpu) / 64] &= ~(1UL << ((cpu) % 64))))
#define CPU_ISSET(cpu, set) (((set)->__bits[(cpu) / 64] & 1UL << ((cpu) % 64)) != 0)
#define CPU_COUNT(set) __sched_cpucount(sizeof(cpu_set_t), (set))
#define CPU_EQUAL(a, b) __sched_cpuequal((a), (b))
/* Sets of another size than cpu_set_t (CPU_SET(3)). */
#define CPU_ALLOC_SIZE(count) (((count) + 63) / 64 * sizeof(__cpu_mask))
#define CPU_ALLOC(count) __sched_cpualloc(count)
#define CPU_FREE(set) __sched_cpufree(set)
#define CPU_ZERO_S(size, set) do { \
        __cpu_mask *__set = (__cpu_mask *)(set); \
        for (size_t __i = 0; __i < (size) / sizeof(__cpu_mask); __i++) \
            __set[__i] = 0; \
    } while (0)
#define __CPU_IN(cpu, size, set, operation) ((size_t)(cpu) / 8 < (size) ? ((__cpu_mask *)(set))[(cpu) / 64] operation : 0)
#define CPU_SET_S(cpu, size, set) ((void)__CPU_IN(cpu, size, set, |= 1UL << ((cpu) % 64)))
#define CPU_CLR_S(cpu, size, set) ((void)__CPU_IN(cpu, size, set, &= ~(1UL << ((cpu) % 64))))
#define CPU_ISSET_S(cpu, size, set) (__CPU_IN(cpu, size, set, & 1UL << ((cpu) % 64)) != 0)
#define CPU_COUNT_S(size, set) __sched_cpucount((size), (set))
#define CPU_EQUAL_S(size, a, b) __sched_cpusame((size), (a), (b))
#define __CPU_OP_S(size, to, a, b, op) do { \
        __cpu_mask *__to = (__cpu_mask *)(to); \
        const __cpu_mask *__a = (const __cpu_mask *)(a), *__b = (const __cpu_mask *)(b); \
        for (size_t __i = 0; __i < (size) / sizeof(__cpu_mask); __i++) \
            __to[__i] = __a[__i] op __b[__i]; \
    } while (0)
#define CPU_AND_S(size, to, a, b) __CPU_OP_S(size, to, a, b, &)
#define CPU_OR_S(size, to, a, b) __CPU_OP_S(size, to, a, b, |)
#define CPU_XOR_S(size, to, a, b) __CPU_OP_S(size, to, a, b, ^)
#define CPU_AND(to, a, b) CPU_AND_S(sizeof(cpu_set_t), to, a, b)
#define CPU_OR(to, a, b) CPU_OR_S(sizeof(cpu_set_t), to, a, b)
#define CPU_XOR(to, a, b) CPU_XOR_S(sizeof(cpu_set_t), to, a, b)
int __sched_cpucount(size_t size, const cpu_set_t *set);
cpu_set_t *__sched_cpualloc(size_t count);
void __sched_cpufree(cpu_set_t *set);
int __sched_cpusame(size_t size, const cpu_set_t *a, const cpu_set_t *b);
int __sched_cpuequal(const cpu_set_t *a, const cpu_set_t *b);
int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *set);
int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *set);
int sched_getcpu(void);
int getcpu(unsigned *cpu, unsigned *node);
int clone(int (*function)(void *), void *stack, int flags, void *arg, ...);
int unshare(int flags);
int setns(int fd, int type);
#endif
#endif
