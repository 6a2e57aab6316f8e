//@ native
/* Contexts (makecontext(3)): a generator, arguments, a stack used again, a jump out of one, one that goes on in another
   thread, and what happens at the end. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>

#define SIZE 65536

static ucontext_t caller, other, second;
static int value;
static jmp_buf out;
static void *stack;

static void prepare(ucontext_t *c, ucontext_t *link)
{
    getcontext(c);
    c->uc_stack.ss_sp = stack;
    c->uc_stack.ss_size = SIZE;
    c->uc_link = link;
}

static void squares(int from, int to)
{
    for (int i = from; i < to; i++) {
        value = i * i;
        swapcontext(&other, &caller);
    }
    value = -1;
}

static void jumper(void)
{
    puts("jumper");
    longjmp(out, 7);
}

static void nine(int a, int b, int c, int d, int e, int f, int g, int h, int i)
{
    printf("%d %d %d %d %d %d %d %d %d\n", a, b, c, d, e, f, g, h, i);
}

static void show(void *p)
{
    printf("a pointer to %s\n", (char *)p);
}

static void halves(void)
{
    puts("the first half, in the first thread");
    swapcontext(&other, &caller);
    puts("the second half, in another");
    swapcontext(&other, &second);
}

static void *thread(void *to)
{
    swapcontext(&second, to);
    puts("back in the thread");
    return NULL;
}

int main(void)
{
    stack = malloc(SIZE);
    prepare(&other, &caller);
    makecontext(&other, (void (*)(void))squares, 2, 3, 7);
    do {
        swapcontext(&caller, &other);
        printf("%d ", value);
    } while (value >= 0);
    puts("");

    prepare(&other, NULL);
    makecontext(&other, jumper, 0);
    int came = setjmp(out);
    if (came == 0)
        setcontext(&other);
    printf("jumped back with %d\n", came);

    prepare(&other, &caller);
    makecontext(&other, (void (*)(void))nine, 9, 1, 2, 3, 4, 5, 6, 7, 8, -9);
    swapcontext(&caller, &other);
    prepare(&other, &caller);
    makecontext(&other, (void (*)(void))show, 1, "text");
    swapcontext(&caller, &other);

    prepare(&other, &caller);
    makecontext(&other, halves, 0);
    swapcontext(&caller, &other);
    pthread_t t;
    pthread_create(&t, NULL, thread, &other);
    pthread_join(t, NULL);

    volatile int k = 0;
    ucontext_t again;
    getcontext(&again);
    printf("round %d\n", k);
    if (k++ < 2)
        setcontext(&again);

    /* The mask belongs to a context. */
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    k = 0;
    getcontext(&again);
    sigprocmask(SIG_BLOCK, NULL, &set);
    printf("blocked %d\n", sigismember(&set, SIGUSR1));
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    if (k++ == 0)
        setcontext(&again);

    /* Without a successor the process ends as by exit(0). */
    prepare(&other, NULL);
    makecontext(&other, (void (*)(void))puts, 1, "last");
    setcontext(&other);
    puts("not reached");
    return 5;
}
