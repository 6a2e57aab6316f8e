//@ native
/* Exceptions that are not masked become SIGFPE, and its handler has an environment of its own. */
#define _GNU_SOURCE
#include <fenv.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf back;
static volatile double one = 1, three = 3, zero = 0, huge = 1e300, r;

static void handler(int number, siginfo_t *info, void *context)
{
    (void)context;
    const char *why = info->si_code == FPE_FLTDIV ? "division" : info->si_code == FPE_FLTINV ? "invalid" :
        info->si_code == FPE_FLTOVF ? "overflow" : info->si_code == FPE_FLTRES ? "inexact" : "else";
    printf("signal %d, %s, flags %#x, enabled %#x\n", number, why, fetestexcept(FE_ALL_EXCEPT), fegetexcept());
    siglongjmp(back, 1);
}

#define TRY(excepts, e) do { \
    feclearexcept(FE_ALL_EXCEPT); \
    printf("%s: was %#x", #e, feenableexcept(excepts)); \
    printf(", is %#x\n", fegetexcept()); \
    if (sigsetjmp(back, 1) == 0) { \
        e; \
        printf("%#x raised\n", fetestexcept(FE_ALL_EXCEPT)); \
        fedisableexcept(FE_ALL_EXCEPT); \
    } \
} while (0)

int main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
    sigaction(SIGFPE, &action, NULL);
    TRY(FE_DIVBYZERO, r = one / zero);
    TRY(FE_DIVBYZERO, r = zero / zero);
    TRY(FE_INVALID, r = zero / zero);
    TRY(FE_INVALID | FE_DIVBYZERO, r = sqrt(-one));
    TRY(FE_OVERFLOW, r = huge * huge);
    TRY(FE_INEXACT, r = one / three);
    TRY(FE_INVALID, r = (int)huge);
    TRY(FE_DIVBYZERO, r = log(zero));
    TRY(FE_OVERFLOW, feraiseexcept(FE_OVERFLOW | FE_INVALID));
    TRY(FE_ALL_EXCEPT, r = one + three);
    fflush(stdout);
    if (fork() == 0) {
        signal(SIGFPE, SIG_DFL);
        fesetenv(FE_NOMASK_ENV);
        r = one / zero;
        _exit(0);
    }
    int status;
    wait(&status);
    printf("%d\n", WIFSIGNALED(status) ? WTERMSIG(status) : -1);
    return 0;
}
