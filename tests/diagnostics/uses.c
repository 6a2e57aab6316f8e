//@ gcc -c
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <dirent.h>
#include <signal.h>
int old(void) __attribute__((deprecated));
int older(void) __attribute__((__deprecated__("use newer")));
int x __attribute__((deprecated));
__attribute__((deprecated)) static int oldest(void) { return 1; }
int must(void) __attribute__((warn_unused_result));
__attribute__((warn_unused_result)) static int must_too(void) { return 1; }
__attribute__((noreturn)) void die1(void) { }
//~ 45: warning: 'noreturn' function does return
_Noreturn void die2(void) { return; }
//~ 29: warning: 'noreturn' function does return
//~ 29: warning: function declared 'noreturn' has a 'return' statement
_Noreturn void die3(void) { exit(1); }
_Noreturn int die4(void) { return 4; }
//~ 28: warning: 'noreturn' function does return
//~ 28: warning: function declared 'noreturn' has a 'return' statement
_Noreturn void die5(int a) { if (a) exit(1); }
//~ 46: warning: 'noreturn' function does return
_Noreturn void die6(int a) { while (1) a++; }
_Noreturn void die7(int a) { for (;;) if (a) break; }
//~ 53: warning: 'noreturn' function does return
_Noreturn void die8(int a) { if (a) exit(1); else abort(); }
_Noreturn void die9(int a) { switch (a) { case 1: exit(1); default: exit(2); } }
_Noreturn void die10(void) { perror("x"); die3(); }
_Noreturn void die11(void) { goto on; on: goto on; }
_Noreturn void die12(int a) { do { if (a) continue; abort(); } while (0); }
//~ 75: warning: 'noreturn' function does return
_Noreturn void die13(int a) { switch (a) { case 1: exit(1); } }
//~ 63: warning: 'noreturn' function does return
_Noreturn void die14(void);
void die14(void) { puts("last"); }
//~ 34: warning: 'noreturn' function does return
static void late(void) __attribute__((constructor(10)));
//~ 39: warning: constructor priorities from 0 to 100 are reserved for the implementation [-Wprio-ctor-dtor]
static void late(void) { }

int variable(int n, short last, ...)
{
    va_list ap;
    va_start(ap, n);
//~ 5: warning: second parameter of 'va_start' not last named argument [-Wvarargs]
    va_end(ap);
    va_start(ap, last);
    va_end(ap);
    return 0;
}
int in_a_register(register int n, ...)
{
    va_list ap;
    va_start(ap, n);
//~ 5: warning: undefined behavior when second parameter of 'va_start' is declared with 'register' storage [-Wvarargs]
    va_end(ap);
    return 0;
}

void orders(void)
{
    atomic_int at = 0;
    int e = 0;
    _Atomic char c = 0;
    atomic_flag fl = ATOMIC_FLAG_INIT;
    atomic_load_explicit(&at, memory_order_release);
//~ 5: warning: invalid memory model 'memory_order_release' for '__atomic_load_4' [-Winvalid-memory-model]
    atomic_load_explicit(&at, memory_order_acquire);
    atomic_store_explicit(&c, 1, memory_order_acquire);
//~ 5: warning: invalid memory model 'memory_order_acquire' for '__atomic_store_1' [-Winvalid-memory-model]
    atomic_compare_exchange_strong_explicit(&at, &e, 1, memory_order_acquire, memory_order_release);
//~ 5: warning: invalid failure memory model 'memory_order_release' for '__atomic_compare_exchange_4' [-Winvalid-memory-model]
    atomic_compare_exchange_weak_explicit(&at, &e, 1, memory_order_relaxed, memory_order_acquire);
//~ 5: warning: failure memory model 'memory_order_acquire' cannot be stronger than success memory model 'memory_order_relaxed' for '__atomic_compare_exchange_4' [-Winvalid-memory-model]
    atomic_compare_exchange_weak_explicit(&at, &e, 1, memory_order_release, memory_order_acquire);
    atomic_flag_clear_explicit(&fl, memory_order_acquire);
//~ 5: warning: invalid memory model 'memory_order_acquire' for '__atomic_clear' [-Winvalid-memory-model]
}

int main(void)
{
    old();
//~ 5: error: undefined reference to 'old'
//~ 5: warning: 'old' is deprecated [-Wdeprecated-declarations]
    older();
//~ 5: error: undefined reference to 'older'
//~ 5: warning: 'older' is deprecated: use newer [-Wdeprecated-declarations]
    x = 1;
//~ 5: warning: 'x' is deprecated [-Wdeprecated-declarations]
    int u = oldest(), k = sizeof(old());
//~ 13: warning: 'oldest' is deprecated [-Wdeprecated-declarations]
//~ 34: warning: 'old' is deprecated [-Wdeprecated-declarations]
    int (*fp)(void) = old;
//~ 23: warning: 'old' is deprecated [-Wdeprecated-declarations]
    must();
//~ 5: error: undefined reference to 'must'
//~ 5: warning: ignoring return value of 'must' declared with attribute 'warn_unused_result' [-Wunused-result]
    (void)must();
//~ 11: warning: ignoring return value of 'must' declared with attribute 'warn_unused_result' [-Wunused-result]
    must_too();
//~ 5: warning: ignoring return value of 'must_too' declared with attribute 'warn_unused_result' [-Wunused-result]
    k = must();
    if (must())
        k++;
    k, must();
//~ 8: warning: ignoring return value of 'must' declared with attribute 'warn_unused_result' [-Wunused-result]
    for (must(); k; must())
//~ 10: warning: ignoring return value of 'must' declared with attribute 'warn_unused_result' [-Wunused-result]
//~ 21: warning: ignoring return value of 'must' declared with attribute 'warn_unused_result' [-Wunused-result]
        k--;
    realloc(0, 3);
//~ 5: warning: ignoring return value of 'realloc' declared with attribute 'warn_unused_result' [-Wunused-result]
    siginterrupt(SIGINT, 1);
//~ 5: warning: 'siginterrupt' is deprecated: Use sigaction with SA_RESTART instead [-Wdeprecated-declarations]
    readdir_r(0, 0, 0);
//~ 5: warning: 'readdir_r' is deprecated [-Wdeprecated-declarations]
    _Bool b = k;
    switch (b) { case 0: break; case 2: break; }
//~ 5: warning: switch condition has boolean value [-Wswitch-bool]
//~ 33: warning: case label value exceeds maximum value for type [-Wswitch-outside-range]
    switch (k == 1) { case 1: break; }
    switch (!k) { case 7: break; }
//~ 5: warning: switch condition has boolean value [-Wswitch-bool]
    sigblock(0);
//~ 5: warning: 'sigblock' is deprecated [-Wdeprecated-declarations]
    malloc(1);
//~ 5: warning: ignoring return value of 'malloc' declared with attribute 'warn_unused_result' [-Wunused-result]
    calloc(1, 1);
//~ 5: warning: ignoring return value of 'calloc' declared with attribute 'warn_unused_result' [-Wunused-result]
    double d = 1e-400, zero = 0e-400;
//~ 16: warning: floating constant truncated to zero [-Woverflow]
    float f = 1e-60f;
//~ 15: warning: floating constant truncated to zero [-Woverflow]
    d = f / 0 + d / 0.0;
//~ 11: warning: division by zero [-Wdiv-by-zero]
    d /= 0;
//~ 7: warning: division by zero [-Wdiv-by-zero]
    printf("What??!\n");
//~ 12: warning: trigraph ??! ignored, use -trigraphs to enable [-Wtrigraphs]
    printf("?\?! ??a ???");
    return fp() + u;
}
