/* sys/ucontext.h -- what a handler's third argument points to. Model: only the mask and the stack are filled in. */
#ifndef _SYS_UCONTEXT_H
#define _SYS_UCONTEXT_H 1
#include <ringside/sigset.h>
typedef long long greg_t;
#define __NGREG 23
#define NGREG 23
typedef greg_t gregset_t[23];
typedef struct {
    gregset_t gregs;
    void *fpregs;
    unsigned long long __reserved1[8];
} mcontext_t;
typedef struct ucontext_t {
    unsigned long uc_flags;
    struct ucontext_t *uc_link;
    stack_t uc_stack;
    mcontext_t uc_mcontext;
    __sigset_t uc_sigmask;
    long __fpregs_mem[64];
    unsigned long long __ssp[4];
} ucontext_t;
#define REG_RSP 15
#define REG_RIP 16
#endif
