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
int __sched_cpucount(size_t size, const cpu_set_t *set);
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
