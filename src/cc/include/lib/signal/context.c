// defines getcontext setcontext swapcontext makecontext
#include <ringside/sys.h>
#include <stdarg.h>
#include <ucontext.h>

_Noreturn void exit(int status);

#define MOST 12

/* What lies at the top of a stack that makecontext has prepared. */
struct start {
    void (*function)(void);
    ucontext_t *link;
    long argc;
    long args[MOST];
};

int getcontext(ucontext_t *context)
{
    SYS(rt_sigprocmask, SIG_BLOCK, NULL, &context->uc_sigmask);
    BUILTIN(getcontext, context->uc_mcontext.gregs);
    return 0;
}

static void go(const ucontext_t *context, int ended)
{
    SYS(rt_sigprocmask, SIG_SETMASK, &context->uc_sigmask, NULL);
    BUILTIN(setcontext, context->uc_mcontext.gregs, ended);
}

int setcontext(const ucontext_t *context)
{
    go(context, 0);
    return -1;
}

int swapcontext(ucontext_t *restrict old, const ucontext_t *restrict new)
{
    SYS(rt_sigprocmask, SIG_SETMASK, &new->uc_sigmask, &old->uc_sigmask);
    BUILTIN(swapcontext, old->uc_mcontext.gregs, new->uc_mcontext.gregs);
    return 0;
}

/* Where a context begins: its function gets as many arguments as were given; then the next context has its turn. */
static void begin(struct start *s)
{
    long *a = s->args;
    typedef long L;
    switch (s->argc) {
    case 0: s->function(); break;
    case 1: ((void (*)(L))s->function)(a[0]); break;
    case 2: ((void (*)(L, L))s->function)(a[0], a[1]); break;
    case 3: ((void (*)(L, L, L))s->function)(a[0], a[1], a[2]); break;
    case 4: ((void (*)(L, L, L, L))s->function)(a[0], a[1], a[2], a[3]); break;
    case 5: ((void (*)(L, L, L, L, L))s->function)(a[0], a[1], a[2], a[3], a[4]); break;
    case 6: ((void (*)(L, L, L, L, L, L))s->function)(a[0], a[1], a[2], a[3], a[4], a[5]); break;
    case 7: ((void (*)(L, L, L, L, L, L, L))s->function)(a[0], a[1], a[2], a[3], a[4], a[5], a[6]); break;
    case 8: ((void (*)(L, L, L, L, L, L, L, L))s->function)(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]); break;
    default:
        ((void (*)(L, L, L, L, L, L, L, L, L, L, L, L))s->function)(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7],
                                                                   a[8], a[9], a[10], a[11]);
    }
    if (s->link)
        go(s->link, 1);
    exit(0);
}

void makecontext(ucontext_t *context, void (*function)(void), int argc, ...)
{
    unsigned long low = (unsigned long)context->uc_stack.ss_sp;
    unsigned long top = (low + context->uc_stack.ss_size - sizeof(struct start)) & ~15UL;
    struct start *s = (struct start *)top;
    BUILTIN(context_stack, low, context->uc_stack.ss_size);
    s->function = function;
    s->link = context->uc_link;
    s->argc = argc;
    va_list ap;
    va_start(ap, argc);
    for (int i = 0; i < MOST; i++)
        s->args[i] = i < argc ? va_arg(ap, long) : 0;
    va_end(ap);
    BUILTIN(makecontext, context->uc_mcontext.gregs, low, top, begin, s);
}
