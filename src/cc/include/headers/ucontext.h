/* ucontext.h -- makecontext(3) and its kin: several stacks under one thread. */
#ifndef _UCONTEXT_H
#define _UCONTEXT_H 1
#include <signal.h>
int getcontext(ucontext_t *context);
int setcontext(const ucontext_t *context);
int swapcontext(ucontext_t *restrict old, const ucontext_t *restrict new);
void makecontext(ucontext_t *context, void (*function)(void), int argc, ...);
#endif
