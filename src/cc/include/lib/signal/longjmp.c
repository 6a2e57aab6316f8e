// defines longjmp _longjmp siglongjmp __save_mask
#include <ringside/sys.h>
#include <setjmp.h>

#define SIG_BLOCK 0
#define SIG_SETMASK 2

void __save_mask(struct __jmp_buf_tag *env, int save)
{
    env->__mask_was_saved = save;
    if (save)
        SYS(rt_sigprocmask, SIG_BLOCK, NULL, &env->__saved_mask);
}

_Noreturn void longjmp(jmp_buf env, int value)
{
    if (env->__mask_was_saved)
        SYS(rt_sigprocmask, SIG_SETMASK, &env->__saved_mask, NULL);
    for (;;)
        BUILTIN(longjmp, env, value ? value : 1);
}

_Noreturn void _longjmp(jmp_buf env, int value)
{
    longjmp(env, value);
}

_Noreturn void siglongjmp(sigjmp_buf env, int value)
{
    longjmp(env, value);
}
