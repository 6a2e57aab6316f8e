//@ native
/* Out of many calls at once. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>

static jmp_buf env;

static void deep(int n)
{
    if (n == 0)
        longjmp(env, 42);
    deep(n - 1);
    puts("never");
}

static jmp_buf handlers[4];
static int depth;
#define TRY if (setjmp(handlers[depth++]) == 0)
#define CATCH else
#define THROW(n) longjmp(handlers[--depth], n)

static void parse(const char *s)
{
    TRY {
        for (; *s; s++)
            if (*s == '!')
                THROW(1);
        depth--;
        puts("parsed");
    } CATCH {
        puts("caught");
    }
}

static sigjmp_buf back;
static void handler(int sig)
{
    siglongjmp(back, sig);
}

int main(void)
{
    volatile int tries = 0;
    int r = setjmp(env);
    printf("%d %d\n", r, tries);
    if (tries++ == 0)
        deep(10);
    switch (setjmp(env)) {
    case 0:
        longjmp(env, 0);
    case 1:
        puts("nought becomes one");
        break;
    default:
        puts("wrong");
    }
    parse("fine");
    parse("not!");
    signal(SIGUSR1, handler);
    int sig = sigsetjmp(back, 1);
    if (sig == 0)
        raise(SIGUSR1);
    printf("%d\n", sig == SIGUSR1);
    sigset_t mask;
    sigprocmask(SIG_BLOCK, NULL, &mask);
    printf("%d\n", sigismember(&mask, SIGUSR1));
    return 0;
}
