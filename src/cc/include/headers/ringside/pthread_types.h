/* The objects of pthreads(7). Their sizes are glibc's; what their words mean the kernel's table says. */
#ifndef _RINGSIDE_PTHREAD_TYPES_H
#define _RINGSIDE_PTHREAD_TYPES_H 1
typedef unsigned long pthread_t;
typedef unsigned int pthread_key_t;
typedef int pthread_once_t;
typedef volatile int pthread_spinlock_t;
typedef union { char __size[4]; int __bits; } pthread_mutexattr_t;
typedef union { char __size[4]; int __bits; } pthread_condattr_t;
typedef union { char __size[8]; struct { int __kind, __shared; } __s; long __align; } pthread_rwlockattr_t;
typedef union { char __size[4]; int __shared; } pthread_barrierattr_t;
typedef union pthread_attr_t {
    char __size[56];
    long __align;
    struct {
        int __priority, __policy, __flags, __pad;
        unsigned long __guardsize;
        void *__stackaddr;
        unsigned long __stacksize;
    } __s;
} pthread_attr_t;
typedef union {
    struct { int __lock; unsigned __count; int __owner; unsigned __nusers; int __kind, __state; long __pad[2]; } __data;
    char __size[40];
    long __align;
} pthread_mutex_t;
typedef union {
    struct { int __attr, __pad[11]; } __data;
    char __size[48];
    long __align;
} pthread_cond_t;
typedef union {
    struct { int __readers, __writer, __pad[5], __shared; long __pad2[2]; int __kind, __pad3; } __data;
    char __size[56];
    long __align;
} pthread_rwlock_t;
typedef union {
    struct { int __arrived, __needed, __generation, __shared; } __data;
    char __size[32];
    long __align;
} pthread_barrier_t;
#endif
