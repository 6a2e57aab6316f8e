//@ native
/* An environment belongs to a thread: a new one begins with its creator's, and a child of fork with a copy. */
#include <fenv.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <threads.h>
#include <unistd.h>

static volatile double one = 1, three = 3, zero = 0, r;

static void show(const char *who)
{
    printf("%s: flags %#x, mode %#x, 1/3 %a\n", who, fetestexcept(FE_ALL_EXCEPT), fegetround(), one / three);
    fflush(stdout);
}

static int other(void *arg)
{
    show(arg);
    return 0;
}

static void *thread(void *arg)
{
    show(arg);
    fesetround(FE_DOWNWARD);
    feclearexcept(FE_ALL_EXCEPT);
    r = one / zero;
    show(arg);
    return arg;
}

int main(void)
{
    pthread_t t;
    void *result;
    r = zero / zero;
    fesetround(FE_UPWARD);
    feclearexcept(FE_INEXACT);
    pthread_create(&t, NULL, thread, "thread");
    pthread_join(t, &result);
    show("main");
    printf("%s\n", (char *)result);
    fflush(stdout);
    thrd_t o;
    thrd_create(&o, other, "C11 thread");
    thrd_join(o, NULL);
    if (fork() == 0) {
        show("child");
        fesetround(FE_TOWARDZERO);
        feclearexcept(FE_ALL_EXCEPT);
        show("child");
        _exit(0);
    }
    wait(NULL);
    show("main");
    return 0;
}
