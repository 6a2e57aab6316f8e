/* setjmp.h -- jumping out of functions (setjmp(3)). Locals that changed since keep their newest value. */
#ifndef _SETJMP_H
#define _SETJMP_H 1
#include <features.h>
#include <ringside/sigset.h>
typedef struct __jmp_buf_tag {
    long __jmpbuf[8];
    int __mask_was_saved;
    __sigset_t __saved_mask;
} jmp_buf[1], sigjmp_buf[1];
#include <ringside/setjmp.h>
void __save_mask(struct __jmp_buf_tag *env, int save);
#define setjmp(env) (__save_mask((env), 0), (int)__ringside_builtin(__BUILTIN_setjmp, (env)))
#define _setjmp(env) setjmp(env)
#define sigsetjmp(env, save) (__save_mask((env), (save)), (int)__ringside_builtin(__BUILTIN_setjmp, (env)))
_Noreturn void longjmp(jmp_buf env, int value);
_Noreturn void siglongjmp(sigjmp_buf env, int value);
#if defined __USE_MISC || defined __USE_XOPEN
_Noreturn void _longjmp(jmp_buf env, int value);
#endif
#endif
